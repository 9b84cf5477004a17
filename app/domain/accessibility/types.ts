import type { Day } from "../kernel/calendar.ts";

/** A test of ours that holds a criterion: `npm test` fails when it is broken. */
export interface Proof {
	file: string;
	/** As written in the file. */
	title: string;
	/** Rules of axe that the test runs, where they are what holds it. */
	rules?: readonly string[];
}

/** How a criterion is held: by a test, by somebody who looks, or not at all since nothing of the kind exists here. */
export type Holding =
	| { by: "test"; proof: Proof }
	/** `checked` is null until a person has looked. */
	| { by: "hand"; look: string; checked: { on: Day; isConforming: boolean; finding?: string } | null }
	| { by: "absence"; why: string };

export interface Criterion {
	/** As the RGAA numbers it: « 8.3 ». */
	number: string;
	name: string;
	holding: Holding;
}

export interface Theme {
	number: number;
	name: string;
	criteria: readonly Criterion[];
}
