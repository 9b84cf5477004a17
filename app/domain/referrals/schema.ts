import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, PersonId } from "../kernel/ids.ts";
import { identifiersIn } from "./identifiers.ts";
import {
	agreementChannels,
	declineReasons,
	needs,
	noSolutionReasons,
	notInformedReasons,
	outcomes,
	parts,
	preferredChannels,
	publics,
	purposes,
	RecipientId,
	ReferralId,
	scopes,
	shareBases,
	urgencies,
} from "./types.ts";

const revision = z.coerce.number().int().min(0);
const short = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) =>
	z
		.string()
		.trim()
		.max(max)
		.optional()
		.transform((text) => text || null);
/** A checkbox: "on" when ticked, absent otherwise. */
const ticked = z
	.literal("on")
	.optional()
	.transform((value) => value === "on");

/** Free text about a situation: objective, short, and without the identifiers that have their own field, or no place at all. */
const guarded = <Schema extends z.ZodType<string | null>>(schema: Schema) =>
	schema.superRefine((text, context) => {
		const found = text === null ? undefined : identifiersIn(text)[0];
		if (found) context.addIssue({ code: "custom", message: `referral.identifier-${found}` });
	});

/** What opens a draft: codes only. A child in danger stops here, before anything is kept. */
export const StartReferral = z.strictObject({
	isChildInDanger: z.enum(["yes", "no"]),
	need: z.enum(needs),
	public: z.enum(publics),
	purpose: z.enum(purposes),
	urgency: z.enum(urgencies),
	isAnonymous: ticked,
});
export type StartReferral = z.output<typeof StartReferral>;

const phone = z
	.string()
	.trim()
	.regex(/^\+?[\d .()-]{6,20}$/, "referral.phone")
	.optional()
	.transform((text) => text || null);
const email = z
	.union([z.literal(""), z.email("invalid.email").max(254)])
	.optional()
	.transform((text) => text || null);

export const SaveCard = z.strictObject({
	lastName: short(80),
	firstName: short(80),
	phone,
	email,
	postalAddress: optional(200),
	preferredChannel: z.enum(preferredChannels),
	mustNotContact: ticked,
	representative: optional(120),
	interpreter: optional(60),
	availability: optional(200),
});
export type SaveCard = z.output<typeof SaveCard>;

export const SaveAccount = z.strictObject({
	subject: guarded(short(120)),
	done: guarded(optional(1000)),
	asked: guarded(short(1000)),
});

/** The whole draft but its recipients, as its form posts it; the parts may be left for later, in which case they keep what they held. */
export const SaveDraft = z.strictObject({
	referralId: ReferralId,
	revision,
	need: z.enum(needs),
	public: z.enum(publics),
	purpose: z.enum(purposes),
	urgency: z.enum(urgencies),
	isAnonymous: ticked,
	...SaveCard.partial({ lastName: true, firstName: true }).shape,
	...SaveAccount.partial({ subject: true, asked: true }).shape,
	basis: z
		.enum(shareBases)
		.optional()
		.transform((value) => value ?? null),
	basisReference: optional(200),
	isInformed: z
		.enum(["yes", "no"])
		.optional()
		.transform((value) => (value === undefined ? null : value === "yes")),
	notInformedReason: z
		.enum(notInformedReasons)
		.optional()
		.transform((value) => value ?? null),
	notInformedMotive: guarded(optional(300)),
});
export type SaveDraft = z.output<typeof SaveDraft>;

export const ChooseRecipients = z.strictObject({
	referralId: ReferralId,
	revision,
	recipients: z
		.array(z.strictObject({ organisationId: OrganisationId, scope: z.enum(scopes), passesNir: ticked }))
		.max(8)
		.default([]),
});
export type ChooseRecipients = z.output<typeof ChooseRecipients>;

export const SendReferral = z.strictObject({
	referralId: ReferralId,
	revision,
	/** The sender saw that the same person already has an open referral to one of these bodies, and sends all the same. */
	isKnownDuplicate: ticked,
});
export type SendReferral = z.output<typeof SendReferral>;

/** A national registration number: fifteen characters with its key; both departments of Corsica have a letter. */
export const Nir = z
	.string()
	.transform((text) => text.replace(/[\s.]/g, "").toUpperCase())
	.refine((text) => isNir(text), "referral.nir");
export const SaveNir = z.strictObject({ referralId: ReferralId, nir: Nir });

export function isNir(text: string): boolean {
	if (!/^[1-478]\d{2}(0[1-9]|1[0-2]|[2-9]\d)(2[AB]|\d{2})\d{6}\d{2}$/.test(text)) return false;
	const number = Number(text.slice(0, 13).replace("2A", "19").replace("2B", "18"));
	return 97 - (number % 97) === Number(text.slice(13));
}

const word = guarded(optional(1000));
const step = { referralId: ReferralId, recipientId: RecipientId, revision, word };

/** One step of one recipient's answer. */
export const AdvanceReferral = z.discriminatedUnion("action", [
	z.strictObject({ ...step, action: z.literal("receive") }),
	z.strictObject({ ...step, action: z.literal("ask-info"), word: guarded(short(1000)) }),
	z.strictObject({ ...step, action: z.literal("give-info"), word: guarded(short(1000)) }),
	z.strictObject({ ...step, action: z.literal("accept") }),
	z.strictObject({ ...step, action: z.literal("fix-appointment"), day: Day, time: z.iso.time({ precision: -1, error: "invalid.time" }) }),
	z.strictObject({ ...step, action: z.literal("mark-met") }),
	z.strictObject({ ...step, action: z.literal("mark-not-come") }),
	z.strictObject({ ...step, action: z.literal("start") }),
	z.strictObject({ ...step, action: z.literal("decline"), declineReason: z.enum(declineReasons) }),
	z.strictObject({ ...step, action: z.literal("cancel"), word: guarded(short(1000)) }),
	z.strictObject({ ...step, action: z.literal("confirm-cancellation") }),
	z.strictObject({
		...step,
		action: z.literal("close"),
		outcome: z.enum(outcomes),
		noSolutionReason: z
			.enum(noSolutionReasons)
			.optional()
			.transform((value) => value ?? null),
	}),
	z.strictObject({ ...step, action: z.literal("reopen"), word: guarded(short(1000)) }),
]);
export type AdvanceReferral = z.output<typeof AdvanceReferral>;

export const RelayReferral = z.strictObject({ ...step, organisationId: OrganisationId, scope: z.enum(scopes) });
export type RelayReferral = z.output<typeof RelayReferral>;

export const WriteMessage = z.strictObject({
	referralId: ReferralId,
	/** Empty: to every recipient that secrecy binds. */
	recipientId: RecipientId.optional().transform((value) => value ?? null),
	text: guarded(short(2000)),
});
export type WriteMessage = z.output<typeof WriteMessage>;

export const KeepNote = z.strictObject({ referralId: ReferralId, revision, text: guarded(optional(2000)) });
export type KeepNote = z.output<typeof KeepNote>;

export const AssignReferral = z.strictObject({
	referralId: ReferralId,
	recipientId: RecipientId.optional().transform((value) => value ?? null),
	personId: PersonId,
});
export type AssignReferral = z.output<typeof AssignReferral>;

export const CollectAgreement = z.strictObject({
	referralId: ReferralId,
	givenOn: Day,
	endsOn: Day,
	channel: z.enum(agreementChannels),
	givenBy: z.enum(["person", "representative"]),
	withInterpreter: ticked,
	covers: z.array(z.enum(parts)).min(1, "required"),
	organisationIds: z.array(OrganisationId).min(1, "required").max(20),
	/** The agent read the notice to the person. */
	isNoticeGiven: z.literal("on", { error: "referral.notice-first" }),
});
export type CollectAgreement = z.output<typeof CollectAgreement>;
