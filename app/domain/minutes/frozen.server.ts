import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { Committee } from "../committees/types.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import type { Doc, Minutes } from "./types.ts";

/** What is approved: the text, and all that a reader needs to know of it without asking anything else. Names are those of that day. */
export interface FrozenMinutes {
	/** 1 has no salt: it was approved before there was one. */
	format: 1 | 2;
	/** Random: whoever has the open cut and the fingerprint cannot try what the rest may say. In no cut, it is the committee's. */
	salt?: string;
	territoryId: string;
	committee: { id: string; name: string };
	meeting: { id: string; title: string; startsAt: string; place: string | null };
	agenda: { title: string; sheetCode: string | null }[];
	attendance: { personId: string; name: string; organisation: string; status: Meeting["attendance"][number]["status"] }[];
	doc: Doc;
	/** References of its decisions, in order: « 2026-03 ». */
	decisions: string[];
	/** Null when nobody answered within the delay, and the committee's charter says that this is an answer. */
	approvedBy: { personId: string; name: string } | null;
	approvedAt: string;
}

export interface Seal {
	frozenText: string;
	/** SHA-256 of the UTF-8 bytes of `frozenText`, in hexadecimal. */
	sha256: string;
}

const hashOf = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

interface ToFreeze {
	committee: Committee;
	meeting: Meeting;
	doc: Doc;
	decisions: string[];
	territoryId: TerritoryId;
	by: FrozenMinutes["approvedBy"];
	now: Date;
}

/** The canonical JSON (RFC 8785) of approved minutes, with its fingerprint. */
export function freeze({ committee, meeting, doc, decisions, territoryId, by, now }: ToFreeze): Seal {
	const frozen: FrozenMinutes = {
		format: 2,
		salt: randomBytes(32).toString("base64url"),
		territoryId,
		committee: { id: committee.id, name: committee.name },
		meeting: { id: meeting.id, title: meeting.title, startsAt: meeting.startsAt.toISOString(), place: meeting.place },
		agenda: meeting.points.map(({ title, sheet }) => ({ title, sheetCode: sheet?.code ?? null })),
		attendance: meeting.attendance.map(({ personId, displayName, organisationName, status }) => ({
			personId,
			name: displayName,
			organisation: organisationName,
			status,
		})),
		doc,
		decisions,
		approvedBy: by,
		approvedAt: now.toISOString(),
	};
	const frozenText = canonicalize(frozen) as string;
	return { frozenText, sha256: hashOf(frozenText) };
}

/** Whether not one byte of the frozen text changed since it was approved. */
export const verifyFrozen = ({ frozenText, sha256 }: Seal): boolean => hashOf(frozenText) === sha256;

/** The seal of approved minutes; null before. */
export const sealOf = ({ frozenText, sha256 }: Pick<Minutes, "frozenText" | "sha256">): Seal | null =>
	frozenText !== null && sha256 !== null ? { frozenText, sha256 } : null;

export const readFrozen = ({ frozenText }: Seal): FrozenMinutes => JSON.parse(frozenText) as FrozenMinutes;
