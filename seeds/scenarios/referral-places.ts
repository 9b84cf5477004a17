import type { Actor, ReferralDuty, SecretBasis } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { OrganisationId } from "#app/domain/kernel/ids.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import { addMission } from "#app/domain/missions/commands/add-mission.server.ts";
import { addSession } from "#app/domain/missions/commands/add-session.server.ts";
import { grantDuty } from "#app/domain/referrals/commands/grant-duty.server.ts";
import { saveOrganisation } from "#app/domain/referrals/commands/save-organisation.server.ts";
import { saveSettings } from "#app/domain/referrals/commands/save-settings.server.ts";
import { defaultSettings, type Need, type Public } from "#app/domain/referrals/types.ts";
import type { Stage } from "./stage.ts";

/** What binds the staff of each duty to secrecy, as their professions and employers go; the screen lets each territory say otherwise. */
const secrecy: Record<string, { basis: SecretBasis; reference: string; isPublicBody: boolean }> = {
	ccas: { basis: "function", reference: "CASF, art. L133-5", isPublicBody: true },
	cdas: { basis: "profession", reference: "CASF, art. L411-3", isPublicBody: true },
	caf: { basis: "mission", reference: "CASF, art. L133-5", isPublicBody: true },
	"france-services": { basis: "function", reference: "CGFP, art. L121-6", isPublicBody: true },
	association: { basis: "none", reference: "Aucun texte ne lie ses bénévoles", isPublicBody: false },
};
export const referralStaff = Object.keys(secrecy);

/** The body of each territory that receives without an account, by a link. */
const byLink: Record<string, string> = { redon: "asso-quartier", ccals: "admr" };

const notes: Record<string, { needsNote: string; declinesNote: string }> = {
	ccas: {
		needsNote: "La composition du foyer, les démarches déjà faites et les disponibilités de la personne.",
		declinesNote: "Les dossiers de prestations en cours à la Caf ou à la MSA.",
	},
	cdas: {
		needsNote: "Ce que la personne attend d'un accompagnement et ce qui a déjà été tenté.",
		declinesNote: "Les aides facultatives de la commune.",
	},
	caf: {
		needsNote: "La démarche concernée et la date de la dernière réponse reçue.",
		declinesNote: "Les demandes qui relèvent d'un autre organisme de prestations.",
	},
};

/** A referral agent of the story, as they would be once signed in. */
export type AgentCtx = Ctx & { vault: Vault };
export type AsAgent = (local: string, now: Date) => AgentCtx;

const orientedSince = -200;

/** Who may receive, who reads, who watches, and who does what: set up once, long enough ago for a story to have been lived. */
export function tellReferralPlaces(stage: Stage): AsAgent {
	const { timeline, as, person, instant, day, territory } = stage;
	const placeOf = (local: string): OrganisationId => person(local).organisationId;
	// where the committee's technical lead works at the CCAS, they manage its agents
	const managerOf = (local: string) =>
		local === "ccas" && placeOf("technique-insertion") === placeOf("ccas") ? "technique-insertion" : local;
	const dutiesOf = (local: string): ReferralDuty[] => [
		...(referralStaff.includes(local) ? (["agent"] as const) : []),
		...(referralStaff.some((one) => managerOf(one) === local) ? (["manager"] as const) : []),
		...(local === "dpo" ? (["dpo"] as const) : []),
	];
	const actor = (local: string): Actor => ({
		...person(local),
		referral: { duties: dutiesOf(local), secretBasis: secrecy[local]?.basis ?? "none" },
	});

	timeline.at(instant(orientedSince, "09:00"), async (now) => {
		const admin = as("admin", now);
		const today = day(orientedSince);
		await saveSettings(admin, {
			...defaultSettings,
			unansweredMonths: 3,
			childCellName: "Cellule départementale de recueil des informations préoccupantes",
			childCellContact: "119, appel gratuit, jour et nuit",
			dpoName: person("dpo").displayName,
			dpoContact: `dpo@${territory.slug}.example`,
		});
		const linked = byLink[territory.slug];
		const linkedId = linked === undefined ? undefined : territory.organisationIds.get(linked);
		const places: [OrganisationId, (typeof secrecy)[string], string | null, string][] = [
			...referralStaff.map((local) => [placeOf(local), secrecy[local], null, local] as never),
			...(linkedId ? [[linkedId, secrecy.association, `accueil@${linked}.example`, ""] as never] : []),
		];
		for (const [organisationId, { basis, reference, isPublicBody }, contactEmail, local] of places) {
			await saveOrganisation(admin, {
				...{ organisationId, revision: 0, secretBasis: basis, secretReference: reference, nirReference: null, isPublicBody, contactEmail },
				...(notes[local] ?? { needsNote: null, declinesNote: null }),
			});
		}
		const span = { startsOn: today, endsOn: null, isNotElected: "on" } as const;
		await grantDuty(admin, { duty: "dpo", personId: person("dpo").personId, ...span });
		for (const local of referralStaff) {
			const manager = managerOf(local);
			await grantDuty(admin, { duty: "manager", personId: person(manager).personId, ...span });
			const secretBasis = secrecy[local]?.basis ?? "none";
			await grantDuty(
				{ ...as(manager, now), actor: actor(manager) },
				{ duty: "agent", personId: person(local).personId, secretBasis, ...span },
			);
		}
	});
	timeline.at(instant(orientedSince, "11:00"), async (now) => {
		const officer = as("cooperation", now);
		for (const [need, concerned, local, part] of split) {
			await addMission(officer, {
				...{ need, public: concerned, organisationId: placeOf(local), part, note: null },
				...{ convention: "Convention de répartition des missions", conventionOn: day(orientedSince), reviewOn: day(orientedSince + 365) },
			});
		}
		await addSession(officer, {
			...{
				organisationId: placeOf("cdas"),
				hostId: placeOf("france-services"),
				place: "Maison France Services",
				rhythm: "weekly",
				weekday: 2,
				nth: null,
			},
			...{
				opensAt: "09:00",
				closesAt: "12:00",
				startsOn: day(orientedSince),
				endsOn: null,
				closedOn: [],
				booking: "appointment",
				note: null,
			},
		});
		await addSession(officer, {
			...{ organisationId: placeOf("caf"), hostId: placeOf("ccas"), place: "CCAS", rhythm: "monthly", weekday: 4, nth: 1 },
			...{
				opensAt: "14:00",
				closesAt: "16:30",
				startsOn: day(orientedSince),
				endsOn: null,
				closedOn: [],
				booking: "referral-only",
				note: null,
			},
		});
	});
	return (local, now) => ({ ...as(local, now), actor: actor(local), vault: stage.vault });
}

/** Who leads and who supports, in every territory of the demonstration: as a convention between CCAS and Département would share it. */
const split: readonly (readonly [Need, Public, string, "lead" | "support"])[] = [
	["rights", "everyone", "france-services", "lead"],
	["rights", "single-adults", "ccas", "lead"],
	["rights", "families", "cdas", "lead"],
	["rights", "families", "caf", "support"],
	["finances", "single-adults", "ccas", "lead"],
	["finances", "families", "cdas", "lead"],
	["food", "everyone", "association", "lead"],
	["food", "everyone", "ccas", "support"],
	["housing", "everyone", "ccas", "lead"],
	["housing", "families", "cdas", "support"],
	["childcare", "families", "caf", "lead"],
	["parenting", "families", "caf", "support"],
	["ageing", "seniors", "ccas", "lead"],
	["digital", "everyone", "france-services", "lead"],
	["isolation", "seniors", "ccas", "lead"],
	["isolation", "everyone", "association", "support"],
];
