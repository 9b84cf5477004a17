import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

export const organisationAdded = defineEvent("organisation.added", z.object({ organisationId: z.string() }));
export const memberAdded = defineEvent(
	"member.added",
	z.object({
		personId: z.string(),
		organisationId: z.string(),
		role: z.string(),
	}),
);
export const memberChanged = defineEvent(
	"member.changed",
	z.object({
		personId: z.string(),
		organisationId: z.string(),
		role: z.string(),
	}),
);
export const memberEnded = defineEvent("member.ended", z.object({ personId: z.string(), endsOn: z.string() }));

/** A person waits for the mail that lets them set a password: the worker makes the link, since only its hash is stored. */
export const invitationRequested = defineEvent(
	"invitation.requested",
	z.object({
		personId: z.string(),
		territoryId: z.string(),
		/** Null when the operator invites, from the command line. */
		invitedBy: z.string().nullable(),
	}),
);
/** Nobody is signed in yet: the fact belongs to the account, and to no territory. */
export const passwordResetRequested = defineEvent("password-reset.requested", z.object({ personId: z.string() }));

export const tokenIssued = defineEvent("token.issued", z.object({ personId: z.string(), kind: z.string() }));
export const invitationRedeemed = defineEvent("invitation.redeemed", z.object({ personId: z.string() }));
export const passwordSet = defineEvent("password.set", z.object({ personId: z.string() }));
export const personRenamed = defineEvent("person.renamed", z.object({ personId: z.string() }));
