import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, PersonId } from "../kernel/ids.ts";
import { orNull } from "../kernel/inputs.ts";
import { ReferralId } from "../referrals/types.ts";
import {
	accessKinds,
	DemandId,
	EliminationId,
	RequestId,
	type RequestKind,
	refusalReasons,
	requestAnswers,
	requestKinds,
} from "./types.ts";

const Reference = z
	.string()
	.trim()
	.transform((text) => text.toUpperCase())
	.refine((text) => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(text), "referral.reference");
const name = z
	.string()
	.trim()
	.max(80)
	.optional()
	.transform((text) => text || null);

/** A page of the access journal, from its address: anything odd is no filter. */
export const AccessFilter = z.object({
	personne: PersonId.optional().catch(undefined),
	organisation: OrganisationId.optional().catch(undefined),
	reference: Reference.optional().catch(undefined),
	nature: z.enum(accessKinds).optional().catch(undefined),
	du: Day.optional().catch(undefined),
	au: Day.optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type AccessFilter = z.output<typeof AccessFilter>;

const person = { lastName: name, firstName: name, reference: orNull(Reference) };

/** A search of a person, by name or by the reference that they hold; posted, so that no name enters an address. */
export type FindPerson = z.output<z.ZodObject<typeof person>>;

/** Searches, then opens: the second form posts the search again, so that what it found is still there when it is refused. */
export const AskForPerson = z
	.strictObject({
		...person,
		intent: z.enum(["find", "open"]),
		kind: z.enum(requestKinds).optional(),
		receivedOn: Day.optional(),
		referralIds: z.array(ReferralId).max(50).default([]),
	})
	.refine(({ lastName, firstName, reference }) => reference !== null || (lastName !== null && firstName !== null), {
		error: "request.name-or-reference",
		path: ["lastName"],
	});

export interface OpenRequests {
	kind: RequestKind;
	receivedOn: Day;
	referralIds: readonly ReferralId[];
}

export const CloseRequest = z
	.strictObject({
		demandId: DemandId,
		requestId: RequestId,
		answer: z.enum(requestAnswers),
		reason: z
			.enum(refusalReasons)
			.optional()
			.transform((reason) => reason ?? null),
	})
	.refine(({ answer, reason }) => (answer === "refused") === (reason !== null), { error: "request.reason", path: ["reason"] });
export type CloseRequest = z.output<typeof CloseRequest>;

export const RecordVisa = z.strictObject({
	intent: z.literal("visa"),
	listId: EliminationId,
	visaReference: z.string().trim().min(1).max(100),
	visaOn: Day,
});
export type RecordVisa = Omit<z.output<typeof RecordVisa>, "intent">;

export const ConfirmElimination = z.strictObject({
	intent: z.literal("confirm"),
	listId: EliminationId,
	isSure: z.literal("on", { error: "elimination.sure" }),
});
export type ConfirmElimination = Omit<z.output<typeof ConfirmElimination>, "intent">;

/** The two forms of a list's page. */
export const SettleElimination = z.discriminatedUnion("intent", [RecordVisa, ConfirmElimination]);

export const RequestFilter = z.object({
	etat: z.enum(["ouvertes", "en-retard", "closes"]).optional().catch(undefined),
	nature: z.enum(requestKinds).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type RequestFilter = z.output<typeof RequestFilter>;
