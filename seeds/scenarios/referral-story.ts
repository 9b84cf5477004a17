import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { archiveReferrals } from "#app/domain/referral-rights/commands/archive-referrals.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { prepareEliminations } from "#app/domain/referral-rights/commands/prepare-eliminations.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { chooseRecipients } from "#app/domain/referrals/commands/choose-recipients.server.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { expireReferral } from "#app/domain/referrals/commands/expire-referral.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { saveDraft } from "#app/domain/referrals/commands/save-draft.server.ts";
import { sendReferral } from "#app/domain/referrals/commands/send-referral.server.ts";
import { startReferral } from "#app/domain/referrals/commands/start-referral.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import type { AdvanceReferral } from "#app/domain/referrals/schema.ts";
import {
	type DeclineReason,
	defaultSettings,
	type Need,
	type NoSolutionReason,
	type Outcome,
	type Public,
	type RecipientId,
	type ReferralId,
	type Urgency,
} from "#app/domain/referrals/types.ts";
import { inventedPerson } from "./invented-people.ts";
import { type AgentCtx, type AsAgent, tellReferralPlaces } from "./referral-places.ts";
import type { Stage } from "./stage.ts";

/** What one side does, so many days after the referral was sent. */
interface Deed {
	after: number;
	/** The organisation that does it: the recipient's, unless the sender is named. */
	by?: "sender";
	action:
		| "receive"
		| "ask-info"
		| "give-info"
		| "accept"
		| "fix-appointment"
		| "mark-met"
		| "mark-not-come"
		| "start"
		| "decline"
		| "cancel"
		| "close"
		| "reopen"
		| "relay"
		| "confirm-cancellation";
	word?: string;
	declineReason?: DeclineReason;
	outcome?: Outcome;
	noSolutionReason?: NoSolutionReason;
	/** Of an appointment: how many days later. */
	inDays?: number;
	/** Of a relay: an organisation of the territory, or that of one of its people. */
	to?: string;
}

interface Story {
	from: string;
	to: readonly string[];
	/** Days ago; null: still a draft. */
	sent: number | null;
	need: Need;
	public: Public;
	urgency?: Urgency;
	isAnonymous?: boolean;
	subject: string;
	asked: string;
	/** What each recipient does, in the order of `to`. */
	deeds?: readonly (readonly Deed[])[];
	/** The person agreed in writing, the day it was sent. */
	hasAgreement?: boolean;
	/** What is said of it, by whom, the days after it was sent. */
	said?: readonly { after: number; by: string; text: string }[];
	/** Time does what time does: nobody answers, and the delay ends. */
	expires?: boolean;
	/** The person asked, a few days ago, what is known of them. */
	isAskedFor?: boolean;
}

const accepted = (after: number): Deed => ({ after, action: "accept" });

/** One referral in each state, so that every screen has something true to show. */
const everyState: readonly Story[] = [
	{
		...{ from: "france-services", to: ["ccas", "cdas"], sent: 12, need: "rights", public: "single-adults" },
		...{ subject: "Droits à reprendre après un déménagement", asked: "Faire le point sur les droits et ouvrir les dossiers qui manquent." },
		deeds: [
			[{ after: 1, action: "receive" }, accepted(2), { after: 2, action: "fix-appointment", inDays: 18 }],
			[
				{ after: 1, action: "receive" },
				{ after: 3, action: "ask-info", word: "Depuis quand la personne habite-t-elle le secteur\u00a0?" },
			],
		],
		hasAgreement: true,
		said: [
			{ after: 2, by: "ccas", text: "La personne préfère être appelée le matin." },
			{ after: 4, by: "france-services", text: "Bien noté. Elle apportera son avis d'imposition au rendez-vous." },
		],
	},
	{
		...{ from: "france-services", to: ["ccas"], sent: 1, need: "housing", public: "families", urgency: "soon" },
		...{ subject: "Loyer impayé depuis deux mois", asked: "Étudier une aide et un échéancier avec le bailleur." },
	},
	{
		...{ from: "ccas", to: ["cdas"], sent: 3, need: "finances", public: "families" },
		...{ subject: "Budget en difficulté après une séparation", asked: "Proposer un accompagnement budgétaire." },
		deeds: [[{ after: 1, action: "receive" }]],
	},
	{
		...{ from: "cdas", to: ["ccas"], sent: 25, need: "food", public: "single-adults", urgency: "immediate" },
		...{ subject: "Plus rien pour finir le mois", asked: "Une aide alimentaire dans les deux jours." },
		deeds: [
			[
				accepted(0),
				{ after: 0, action: "fix-appointment", inDays: 1 },
				{ after: 1, action: "mark-met" },
				{ after: 3, action: "close", outcome: "right-opened" },
			],
		],
		isAskedFor: true,
	},
	{
		...{ from: "cdas", to: ["caf"], sent: 9, need: "childcare", public: "families" },
		...{ subject: "Cherche une place pour un retour à l'emploi", asked: "Vérifier les droits et les modes d'accueil possibles." },
		deeds: [[accepted(2), { after: 3, action: "start" }]],
	},
	{
		...{ from: "ccas", to: ["caf"], sent: 20, need: "rights", public: "families" },
		...{ subject: "Changement de situation non pris en compte", asked: "Mettre le dossier à jour." },
		deeds: [[accepted(1), { after: 1, action: "fix-appointment", inDays: 6 }, { after: 7, action: "mark-not-come" }]],
	},
	{
		...{ from: "france-services", to: ["cdas"], sent: 15, need: "parenting", public: "families" },
		...{ subject: "Demande de soutien dans l'éducation des enfants", asked: "Recevoir la famille." },
		deeds: [[accepted(2), { after: 3, action: "fix-appointment", inDays: 5 }, { after: 8, action: "mark-met" }]],
	},
	{
		...{ from: "caf", to: ["ccas"], sent: 18, need: "housing", public: "single-adults" },
		...{ subject: "Hébergé chez un proche, doit partir", asked: "Étudier une solution d'hébergement." },
		deeds: [[{ after: 4, action: "decline", declineReason: "no-capacity" }]],
	},
	{
		...{ from: "ccas", to: ["cdas"], sent: 6, need: "isolation", public: "seniors" },
		...{ subject: "Ne sort plus depuis l'hiver", asked: "Une visite à domicile." },
		deeds: [
			[
				{ after: 1, action: "receive" },
				{ after: 4, by: "sender", action: "cancel", word: "La personne a trouvé un autre soutien." },
			],
		],
	},
	{
		...{ from: "france-services", to: ["ccas"], sent: 8, need: "digital", public: "seniors" },
		...{ subject: "Ne peut pas faire ses démarches en ligne", asked: "Un accompagnement régulier." },
		deeds: [[accepted(3)]],
	},
	{
		...{ from: "cdas", to: ["ccas"], sent: 22, need: "legal", public: "everyone" },
		...{ subject: "Litige avec un voisin", asked: "Orienter vers une permanence juridique." },
		deeds: [[accepted(3), { after: 6, action: "close", outcome: "no-solution", noSolutionReason: "no-offer" }]],
	},
	{
		...{ from: "caf", to: ["cdas"], sent: 16, need: "finances", public: "families" },
		...{ subject: "Plusieurs dettes en même temps", asked: "Évaluer la situation." },
		deeds: [
			[
				accepted(1),
				{ after: 4, action: "close", outcome: "answered" },
				{ after: 10, by: "sender", action: "reopen", word: "La personne est revenue\u00a0: la réponse ne suffit pas." },
			],
		],
	},
	{
		...{ from: "france-services", to: ["ccas"], sent: 5, need: "language", public: "newcomers", isAnonymous: true },
		...{
			subject: "Avis sur une situation administrative",
			asked: "Vers qui orienter une personne qui lit difficilement le français\u00a0?",
		},
		deeds: [[{ after: 1, action: "receive" }]],
	},
	{
		...{ from: "ccas", to: ["caf"], sent: null, need: "rights", public: "single-adults" },
		...{ subject: "Demande restée sans réponse", asked: "Vérifier où en est le dossier." },
	},
	{
		...{ from: "cdas", to: ["caf"], sent: 10, need: "food", public: "families" },
		...{ subject: "Besoin d'une aide alimentaire", asked: "Vérifier les droits, puis passer le relais." },
		deeds: [[{ after: 2, action: "relay", to: "association", word: "L'association distribue le jeudi." }]],
	},
	{
		...{ from: "france-services", to: ["cdas"], sent: 7, need: "mobility", public: "job-seekers" },
		...{ subject: "Sans moyen de se rendre à un emploi", asked: "Étudier une aide à la mobilité." },
		deeds: [
			[
				{ after: 1, action: "receive" },
				{ after: 3, by: "sender", action: "cancel", word: "L'employeur a proposé un transport." },
				{ after: 4, action: "confirm-cancellation" },
			],
		],
	},
	{
		...{ from: "caf", to: ["ccas"], sent: 4, need: "ageing", public: "seniors" },
		...{ subject: "Besoin d'aide au retour à la maison", asked: "Organiser une aide à domicile." },
		deeds: [[{ after: 1, action: "relay", to: "admr" }]],
	},
	{
		...{ from: "cdas", to: ["ccas"], sent: 75, need: "finances", public: "single-adults" },
		...{ subject: "Facture d'énergie impayée", asked: "Étudier une aide et un échéancier." },
		deeds: [[accepted(2), { after: 10, action: "close", outcome: "answered" }]],
	},
	{
		...{ from: "france-services", to: ["ccas"], sent: 130, need: "mobility", public: "seniors" },
		...{ subject: "Plus de transport pour ses courses", asked: "Proposer une solution de déplacement." },
		expires: true,
	},
];

/** Referrals of a territory: all states where a full year is told, a few elsewhere. */
export function tellReferrals(stage: Stage, { isFull }: { isFull: boolean }): void {
	const asAgent = tellReferralPlaces(stage);
	const stories = isFull ? everyState : everyState.slice(0, 3);
	for (const [index, story] of stories.entries()) tellReferral(stage, asAgent, story, index);
	if (!isFull) return;
	// what the nights do of what is over: closed to its agents, then put on a list that waits for the archives
	stage.timeline.at(stage.instant(-1, "03:00"), async (now) => {
		const system = { ...stage.system, now };
		await archiveReferrals(system);
		await prepareEliminations(system);
	});
}

function tellReferral(stage: Stage, asAgent: AsAgent, story: Story, index: number): void {
	const { timeline, instant, day, person } = stage;
	const placeOf = (name: string) => stage.territory.organisationIds.get(name) ?? person(name).organisationId;
	const known = { referralId: "" as ReferralId, recipients: [] as RecipientId[] };
	const sentAt = -(story.sent ?? 2);
	timeline.at(instant(sentAt, "09:30"), async (now) => {
		const ctx = asAgent(story.from, now);
		const { need, public: concerned, isAnonymous = false, urgency = "ordinary" } = story;
		const codes = { need, public: concerned, purpose: "assess", urgency, isAnonymous } as const;
		const referralId = await startReferral(ctx, { isChildInDanger: "no", ...codes });
		known.referralId = referralId;
		const [firstName = "", lastName = ""] = inventedPerson(400 + index * 7).displayName.split(" ");
		const card = { firstName, lastName, phone: `02 00 00 ${String(10 + index)} 00`, email: null, preferredChannel: "phone" } as const;
		await saveDraft(ctx, {
			...codes,
			...{ referralId, revision: 1, subject: story.subject, asked: story.asked, basis: "l121-6-2", isInformed: "yes" },
			...(isAnonymous ? {} : card),
		});
		const organisations = story.to.map((local) => person(local).organisationId);
		const recipients = organisations.map((organisationId) => ({ organisationId, scope: "full" as const }));
		await chooseRecipients(ctx, { referralId, revision: 2, recipients });
		if (story.sent === null) return;
		await sendReferral(ctx, { referralId, revision: 3, isKnownDuplicate: true });
		const rows = await inTransaction(ctx, (tx) =>
			tx.selectFrom("referralRecipient").select(["id", "organisationId"]).where("referralId", "=", referralId).execute(),
		);
		known.recipients = organisations.map((wanted) => rows.find(({ organisationId }) => organisationId === wanted)?.id as RecipientId);
	});
	if (story.hasAgreement)
		timeline.at(instant(sentAt, "09:40"), (now) =>
			collectAgreement(asAgent(story.from, now), {
				...{ referralId: known.referralId, givenOn: day(sentAt), endsOn: day(sentAt + 180), channel: "paper", givenBy: "person" },
				...{ covers: ["card", "account"], organisationIds: story.to.map(placeOf), isNoticeGiven: true },
			}),
		);
	for (const { after, by, text } of story.said ?? [])
		timeline.at(instant(sentAt + after, "16:00"), (now) =>
			writeMessage(asAgent(by, now), { referralId: known.referralId, recipientId: null, text }),
		);
	if (story.expires)
		timeline.at(instant(sentAt + defaultSettings.expiryDays, "02:00"), async (now) => {
			for (const recipientId of known.recipients) await expireReferral({ ...stage.system, now }, { recipientId });
		});
	if (story.isAskedFor)
		timeline.at(instant(-3, "15:00"), (now) =>
			openRequests(asAgent("dpo", now), { kind: "access", receivedOn: day(-4), referralIds: [known.referralId] }),
		);
	for (const [place, deeds] of (story.deeds ?? []).entries()) {
		for (const [rank, deed] of deeds.entries()) {
			const at = instant(sentAt + deed.after, `1${rank + 1}:${String(index + 10)}`);
			timeline.at(at, (now) => live(asAgent(deed.by === "sender" ? story.from : (story.to[place] as string), now), deed, place));
		}
	}

	async function live(
		ctx: AgentCtx,
		{ action, word, declineReason, outcome, noSolutionReason, inDays = 1, to, after }: Deed,
		place: number,
	) {
		const recipientId = known.recipients[place] as RecipientId;
		const { referralId } = known;
		const { revision } = await inTransaction(ctx, (tx) =>
			tx.selectFrom("referralRecipient").select("revision").where("id", "=", recipientId).executeTakeFirstOrThrow(),
		);
		const step = { referralId, recipientId, revision, word: word ?? null };
		if (action === "relay") {
			return relayReferral(ctx, { ...step, organisationId: placeOf(to ?? ""), scope: "card" });
		}
		const appointment = { day: day(sentAt + after + inDays), time: "10:00" };
		return advanceReferral(ctx, {
			...step,
			action,
			...(action === "fix-appointment" && appointment),
			...(action === "decline" && { declineReason }),
			...(action === "close" && { outcome, noSolutionReason }),
		} as AdvanceReferral);
	}
}
