import type { SheetStatus } from "../action-sheets/types.ts";
import type { DecisionVerb } from "../decisions/types.ts";
import type { MinutesStatus } from "../minutes/types.ts";
import type { OrganisationKind } from "../people/types.ts";

/** What may be found, as the address names it. */
export const foundKinds = ["fiches", "comptes-rendus", "decisions", "annuaire"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** How many of each a search finds, among what the person may see. */
export type FoundCounts = Record<FoundKind, number>;

/** A piece of text; the words that were looked for are marked. */
export interface Piece {
	text: string;
	isMarked: boolean;
}

interface InMeeting {
	committeeSlug: string;
	committeeName: string;
	meetingId: string;
}

/** What is told of each thing beside its title, and what its link needs. */
interface FoundFacts {
	fiches: {
		slug: string;
		code: string;
		status: SheetStatus;
		programmeTitle: string;
		axisNumber: number;
		axisTitle: string;
		/** Of a sub-action. */
		parentTitle: string | null;
	};
	"comptes-rendus": InMeeting & { status: MinutesStatus; startsAt: string };
	decisions: InMeeting & { verb: DecisionVerb; decidedOn: string };
	annuaire:
		| { isPerson: false; organisationKind: OrganisationKind; ledCount: number }
		| { isPerson: true; organisationName: string; jobTitle: string | null };
}

interface FoundOf<Kind extends FoundKind> {
	kind: Kind;
	id: string;
	title: Piece[];
	/** Null where there is no text beside the title. */
	excerpt: Piece[] | null;
	facts: FoundFacts[Kind];
}
export type Found = { [Kind in FoundKind]: FoundOf<Kind> }[FoundKind];
