import type { Verdict } from "./verdict.ts";

/** Errors that cross from the domain to the web; `http/respond.server.ts` gives each its status, `messages/` its sentence. */
export abstract class DomainError extends Error {
	abstract readonly kind: "not-found" | "forbidden" | "conflict" | "rule";
	readonly code: string;
	constructor(code: string) {
		super(code);
		this.code = code;
	}
}
/** 404: it does not exist, or this person may not know that it does. */
export class NotFound extends DomainError {
	readonly kind = "not-found";
}
/** 403: the person sees it, and may not do that to it. */
export class Forbidden extends DomainError {
	readonly kind = "forbidden";
}
/** 422: right person, right form, but not in this state. */
export class RuleViolation extends DomainError {
	readonly kind = "rule";
	/** Name of the form field that the sentence belongs beside, if one does. */
	readonly field: string | undefined;
	constructor(code: string, field?: string) {
		super(code);
		this.field = field;
	}
}
/** 409: someone saved before; `current` is what stands now, to be shown beside what was typed. */
export class Conflict extends DomainError {
	readonly kind = "conflict";
	readonly current: unknown;
	constructor(code: string, current?: unknown) {
		super(code);
		this.current = current;
	}
}

/** 503: what the database keeps sealed cannot be opened; the sentence is for whoever runs the product, `reason` names the cause in its log. */
export class KeyTrouble extends Error {
	override readonly name = "KeyTrouble";
	readonly reason: "unknown-key" | "altered" | "missing";
	constructor(reason: KeyTrouble["reason"], where: string) {
		super(`cannot open ${where}: ${reason}`);
		this.reason = reason;
	}
}

/** By its name: built pages carry a copy of the class that the server around them does not know. */
export const isKeyTrouble = (error: unknown): error is KeyTrouble => error instanceof Error && error.name === "KeyTrouble";

export function assertAllowed(verdict: Verdict): void {
	if (!verdict.allowed) throw new Forbidden(verdict.code);
}

/** @throws Conflict when the row moved since the person opened the form */
export function assertRevision(stored: { revision: number }, seen: number, current?: unknown): void {
	if (stored.revision !== seen) throw new Conflict("stale", current ?? stored);
}
