import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { OrganisationId, PersonId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { identifiersIn, isNir } from "./identifiers.ts";
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

const short = (max: number) => z.string().trim().min(1).max(max);
const optional = optionalText;

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
	isAnonymous: z.boolean().default(false),
});
export type StartReferral = z.input<typeof StartReferral>;

const phone = orNull(
	z
		.string()
		.trim()
		.regex(/^\+?[\d .()-]{6,20}$/, "referral.phone"),
);
const email = orNull(z.email().max(254));

export const SaveCard = z.strictObject({
	lastName: short(80),
	firstName: short(80),
	phone,
	email,
	postalAddress: optional(200),
	preferredChannel: z.enum(preferredChannels).default("phone"),
	mustNotContact: z.boolean().default(false),
	representative: optional(120),
	interpreter: optional(60),
	availability: optional(200),
});
export type SaveCard = z.input<typeof SaveCard>;

export const SaveAccount = z.strictObject({
	subject: guarded(short(120)),
	done: guarded(optional(1000)),
	asked: guarded(short(1000)),
});

/** The whole draft but its recipients, as its form posts it; the parts may be left for later, in which case they keep what they held. */
export const SaveDraft = z.strictObject({
	referralId: ReferralId,
	revision: Revision,
	need: z.enum(needs),
	public: z.enum(publics),
	purpose: z.enum(purposes),
	urgency: z.enum(urgencies),
	isAnonymous: z.boolean().default(false),
	...SaveCard.partial({ lastName: true, firstName: true }).shape,
	...SaveAccount.partial({ subject: true, asked: true }).shape,
	basis: orNull(z.enum(shareBases)),
	basisReference: optional(200),
	isInformed: orNull(z.enum(["yes", "no"])),
	notInformedReason: orNull(z.enum(notInformedReasons)),
	notInformedMotive: guarded(optional(300)),
});
export type SaveDraft = z.input<typeof SaveDraft>;

/** The same with where one goes once it is kept. */
export const DraftForm = SaveDraft.extend({ intent: z.enum(["stay", "next"]).default("next") });

export const ChooseRecipients = z.strictObject({
	referralId: ReferralId,
	revision: Revision,
	recipients: z
		.array(z.strictObject({ organisationId: OrganisationId, scope: z.enum(scopes), passesNir: z.boolean().default(false) }))
		.max(8)
		.default([]),
});
export type ChooseRecipients = z.input<typeof ChooseRecipients>;

/** The same as its form posts it: a line for each body shown, most of them left out; and where one goes next. */
export const RecipientsForm = z.strictObject({
	referralId: ReferralId,
	revision: Revision,
	choices: z
		.array(z.strictObject({ organisationId: OrganisationId, scope: orNull(z.enum(scopes)), passesNir: z.boolean().default(false) }))
		.max(100)
		.refine((choices) => choices.filter(({ scope }) => scope).length <= 8, "referral.too-many-recipients")
		.default([]),
	q: optional(80),
	intent: z.enum(["search", "check"]).default("check"),
});
export type RecipientsForm = z.output<typeof RecipientsForm>;

export const toRecipients = ({ referralId, revision, choices }: RecipientsForm): z.output<typeof ChooseRecipients> => ({
	referralId,
	revision,
	recipients: choices.flatMap(({ scope, ...choice }) => (scope ? [{ ...choice, scope }] : [])),
});

export const SendReferral = z.strictObject({
	referralId: ReferralId,
	revision: Revision,
	/** The sender saw that the same person already has an open referral to one of these bodies, and sends all the same. */
	isKnownDuplicate: z.boolean().default(false),
});
export type SendReferral = z.input<typeof SendReferral>;

/** A national registration number: fifteen characters with its key; both departments of Corsica have a letter. */
export const Nir = z
	.string()
	.transform((text) => text.replace(/[\s.]/g, "").toUpperCase())
	.refine((text) => isNir(text), "referral.nir");
/** An empty number takes away the one that was kept. */
export const SaveNir = z.strictObject({ referralId: ReferralId, nir: orNull(Nir) });
export type SaveNir = z.input<typeof SaveNir>;

/** In its form, a field left empty erases nothing: taking the number away is asked for in so many words. */
export const KeepNir = z.strictObject({ referralId: ReferralId, intent: z.literal("keep"), nir: Nir });
export const NirForm = z.discriminatedUnion("intent", [KeepNir, z.strictObject({ referralId: ReferralId, intent: z.literal("remove") })]);

export const DeleteDraft = z.strictObject({ referralId: ReferralId, revision: Revision });
export type DeleteDraft = z.input<typeof DeleteDraft>;

/** Says who an anonymous referral is about. */
export const NameReferral = z.strictObject({ referralId: ReferralId, revision: Revision, ...SaveCard.shape });
export type NameReferral = z.input<typeof NameReferral>;

const word = guarded(optional(1000));
const step = { referralId: ReferralId, recipientId: RecipientId, revision: Revision, word };

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
		noSolutionReason: orNull(z.enum(noSolutionReasons)),
	}),
	z.strictObject({ ...step, action: z.literal("reopen"), word: guarded(short(1000)) }),
]);
export type AdvanceReferral = z.input<typeof AdvanceReferral>;

/** To one more body; ticked by whoever knows that the same person has an answer under way there. */
const passing = { organisationId: OrganisationId, scope: z.enum(scopes), isKnownDuplicate: z.boolean().default(false) };
export const RelayReferral = z.strictObject({ ...step, ...passing });
export type RelayReferral = z.input<typeof RelayReferral>;

/** The sender turns to another body, once the referral left. */
export const SendToAnother = z.strictObject({ referralId: ReferralId, ...passing });
export type SendToAnother = z.input<typeof SendToAnother>;

export const WriteMessage = z.strictObject({
	referralId: ReferralId,
	/** Empty: to every recipient that secrecy binds. */
	recipientId: orNull(RecipientId),
	text: guarded(short(2000)),
});
export type WriteMessage = z.input<typeof WriteMessage>;

export const KeepNote = z.strictObject({ referralId: ReferralId, revision: z.number().int().min(0), text: guarded(optional(2000)) });
export type KeepNote = z.input<typeof KeepNote>;

export const AssignReferral = z.strictObject({
	referralId: ReferralId,
	recipientId: orNull(RecipientId),
	personId: PersonId,
});
export type AssignReferral = z.input<typeof AssignReferral>;

export const CollectAgreement = z.strictObject({
	referralId: ReferralId,
	givenOn: Day,
	endsOn: Day,
	channel: z.enum(agreementChannels),
	givenBy: z.enum(["person", "representative"]),
	withInterpreter: z.boolean().default(false),
	covers: z.array(z.enum(parts)).min(1, "required"),
	organisationIds: z.array(OrganisationId).min(1, "required").max(20),
	/** The agent read the notice to the person. */
	isNoticeGiven: z.literal(true, { error: "referral.notice-first" }),
});
export type CollectAgreement = z.input<typeof CollectAgreement>;

export const EndReading = z.strictObject({ referralId: ReferralId });
export type EndReading = z.output<typeof EndReading>;
