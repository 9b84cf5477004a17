import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { defaultSettings } from "#app/domain/referrals/types.ts";
import * as journal from "#app/routes/administration/journal.tsx";
import * as agents from "#app/routes/referral-places/agents.tsx";
import * as confirmSession from "#app/routes/referral-places/confirm-session.tsx";
import * as editMission from "#app/routes/referral-places/edit-mission.tsx";
import * as editSession from "#app/routes/referral-places/edit-session.tsx";
import * as endDuty from "#app/routes/referral-places/end-duty.tsx";
import * as handOver from "#app/routes/referral-places/hand-over.tsx";
import * as missions from "#app/routes/referral-places/missions.tsx";
import * as newMission from "#app/routes/referral-places/new-mission.tsx";
import * as newSession from "#app/routes/referral-places/new-session.tsx";
import * as organisation from "#app/routes/referral-places/organisation.tsx";
import * as organisations from "#app/routes/referral-places/organisations.tsx";
import * as people from "#app/routes/referral-places/people.tsx";
import * as removeMission from "#app/routes/referral-places/remove-mission.tsx";
import * as removeSession from "#app/routes/referral-places/remove-session.tsx";
import * as sessions from "#app/routes/referral-places/sessions.tsx";
import * as settings from "#app/routes/referral-places/settings.tsx";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date();
const today = dayOf(now);
const web = useWeb(database, now);

type Who = "steward" | "manager" | "agent" | "chair" | "partner" | "reader" | "stranger";
let territory: BuiltTerritory;
const cookies = {} as Record<Who, string>;
const actors = {} as Record<Who, Actor>;
const duties = {} as Record<"manager" | "agent", string>;

beforeAll(async () => {
	territory = await aTerritory(database.owner, now, "lieux");
	const elsewhere = await aTerritory(database.owner, now, "ailleurs");
	Object.assign(actors, {
		steward: await territory.person("cooperation", { role: "cooperation_officer" }),
		manager: await territory.person("responsable"),
		agent: await territory.person("agente"),
		chair: await territory.person("presidente", { mandates: { insertion: "chair" } }),
		partner: await territory.person("partenaire", { organisation: "caf" }),
		reader: await territory.person("lecture", { role: "reader" }),
		stranger: await elsewhere.person("etrangere", { role: "admin" }),
	});
	for (const [who, actor] of Object.entries(actors)) cookies[who as Who] = await web.signInAs(actor.personId);
	// the chair was named manager before her election: it gives her nothing any more
	for (const [who, duty] of [
		["manager", "manager"],
		["agent", "agent"],
		["chair", "manager"],
	] as const) {
		const id = newId();
		if (who !== "chair") duties[who] = id;
		await database.asAdmin(
			"insert into referral_duty (id, territory_id, person_id, duty, secret_basis, starts_on) values ($1, $2, $3, $4, 'mission', $5)",
			[id, territory.territoryId, actors[who].personId, duty, today],
		);
	}
});

type Handler = Parameters<typeof web.ask>[0];
const ask = (handler: Handler, who: Who, { form, search = "", ...params }: Record<string, unknown> & { search?: string } = {}) =>
	web.ask(handler, {
		path: `/t/lieux/x${search}`,
		params: { territory: "lieux", ...(params as Record<string, string>) },
		cookie: cookies[who],
		form: form as Record<string, string> | undefined,
	});
const typed = (values: object) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? "" : String(value)]));

const everyone: Who[] = ["steward", "manager", "agent", "chair", "partner", "reader", "stranger"];
const all: Who[] = everyone.filter((who) => who !== "stranger");
const missionForm = () => ({ need: "housing", public: "families", organisationId: territory.organisationIds.ccas, part: "lead" });
const sessionForm = () => ({
	...{ organisationId: territory.organisationIds.ccas, place: "Mairie", rhythm: "weekly", weekday: "2" },
	...{ opensAt: "09:00", closesAt: "12:00", startsOn: today, booking: "free", closedOn: "24/12/2026\r\n31/12/2026" },
});

describe("each page exists for those whom it is for, and for nobody else", () => {
	it.each<[string, Handler, Who[], Record<string, string>]>([
		["settings", settings.loader, ["steward"], {}],
		["organisations", organisations.loader, ["steward"], {}],
		["one's organisation", organisation.loader, ["steward", "manager"], { organisation: "ccas" }],
		["another organisation", organisation.loader, ["steward"], { organisation: "caf" }],
		["people", people.loader, ["steward"], {}],
		["agents", agents.loader, ["manager"], {}],
		["missions", missions.loader, all, {}],
		["a new mission", newMission.loader, ["steward"], {}],
		["sessions", sessions.loader, all, {}],
		["a new session", newSession.loader, ["steward", "manager", "agent"], {}],
	])("%s", async (_, loader, readers, params) => {
		for (const who of everyone) {
			expect({ who, status: (await ask(loader, who, params)).status }).toEqual({ who, status: readers.includes(who) ? 200 : 404 });
		}
	});

	it.each<[string, Handler, Who[], object]>([
		["settings", settings.action, ["manager", "chair", "reader", "stranger"], {}],
		["people", people.action, ["manager", "chair", "reader", "stranger"], {}],
		["agents", agents.action, ["steward", "agent", "chair", "stranger"], {}],
		["one's organisation", organisation.action, ["agent", "chair", "reader", "stranger"], { organisation: "ccas" }],
		["giving a referral", handOver.action, ["steward", "agent", "chair", "stranger"], { referral: newId() }],
		["giving what one does not manage", handOver.action, ["manager"], { referral: newId(), recipient: newId() }],
		["what is no id", handOver.action, ["manager"], { referral: "x" }],
		["a duty that is another's to end", endDuty.action, ["steward", "agent", "chair", "stranger"], { duty: "agent" }],
	])("nor posts to it: %s", async (_, action, refused, params) => {
		for (const who of refused) {
			const given = "duty" in params ? { duty: duties.agent } : params;
			expect({ who, status: (await ask(action, who, { ...given, form: { x: "1" } })).status }).toEqual({ who, status: 404 });
		}
	});
});

it("settings are typed, saved, and shown beside one another when somebody saved meanwhile", async () => {
	const form = typed({ ...defaultSettings, childCellName: "CRIP" });
	const refused = await ask(settings.action, "steward", { form: { ...form, answeredMonths: "36" } });
	expect(refused.status).toBe(400);
	expect(refused.data.lastResult.error.answeredMonths).toEqual(["Indiquez un nombre inférieur ou égal à 24."]);
	const saved = await ask(settings.action, "steward", { form });
	expect([saved.status, saved.location]).toEqual([302, "/t/lieux/administration/orientations"]);
	const stale = await ask(settings.action, "steward", { form: { ...form, childCellName: "Autre" } });
	expect(stale.status).toBe(409);
	expect(stale.data.current).toMatchObject({ childCellName: "CRIP", revision: 1 });
	expect(stale.data.lastResult.initialValue.childCellName).toBe("Autre");
});

it("a steward fills in an organisation, its manager the notes alone", async () => {
	const listed = async (search = "") => (await ask(organisations.loader, "steward", { search })).data;
	expect((await listed("?q=cçAs")).organisations).toMatchObject([{ slug: "ccas", lacks: ["secrecy"] }]);
	expect((await listed("?q=zzz")).total).toBe(0);
	const whole = { revision: "0", secretBasis: "mission", secretReference: "CASF, art. L133-5", isPublicBody: "on" };
	expect((await ask(organisation.action, "steward", { organisation: "ccas", form: whole })).status).toBe(302);
	expect((await listed("?manque=oui")).organisations.map(({ slug }: { slug: string }) => slug)).toEqual(["caf", "communaute"]);

	const notes = { revision: "1", needsNote: "Un avis d'imposition", contactEmail: "" };
	const forged = await ask(organisation.action, "manager", { organisation: "ccas", form: { ...notes, nirReference: "Décret" } });
	expect(forged.status).toBe(400);
	const saved = await ask(organisation.action, "manager", { organisation: "ccas", form: notes });
	expect([saved.status, saved.location]).toEqual([302, "/t/lieux/orientations/agents"]);
	expect((await ask(organisation.loader, "manager", { organisation: "ccas" })).data).toMatchObject({
		organisation: { secretBasis: "mission", needsNote: "Un avis d'imposition", revision: 2 },
		can: { all: false },
	});
	expect((await ask(organisation.loader, "steward", { organisation: "nulle-part" })).status).toBe(404);
});

it("a manager names an agent and ends it; a steward sees neither", async () => {
	const someone = await territory.person("nouvelle");
	const form = { duty: "agent", personId: someone.personId, secretBasis: "mission", startsOn: today };
	const unattested = await ask(agents.action, "manager", { form });
	expect([unattested.status, unattested.data.lastResult.error.isNotElected]).toEqual([
		400,
		["Attestez que cette personne n'exerce pas de mandat électif."],
	]);
	const elected = await ask(agents.action, "manager", { form: { ...form, personId: actors.chair.personId, isNotElected: "on" } });
	expect(elected.status).toBe(422);
	expect(elected.data.lastResult.error.personId[0]).toContain("élus");
	const named = await ask(agents.action, "manager", { form: { ...form, isNotElected: "on" } });
	expect([named.status, named.location]).toEqual([302, "/t/lieux/orientations/agents"]);
	const page = (await ask(agents.loader, "manager")).data;
	const held = page.agents.find(({ personId }: { personId: string }) => personId === someone.personId);
	expect(page.candidates.map(({ value }: { value: string }) => value)).not.toContain(actors.chair.personId);
	expect((await ask(endDuty.loader, "steward", { duty: held.dutyId })).status).toBe(404);
	expect((await ask(endDuty.loader, "manager", { duty: held.dutyId })).data.held.displayName).toBe(someone.displayName);
	expect((await ask(endDuty.action, "manager", { duty: held.dutyId, form: { x: "" } })).status).toBe(400);
	expect((await ask(endDuty.action, "manager", { duty: held.dutyId, form: {} })).location).toBe("/t/lieux/orientations/agents");
	expect((await ask(endDuty.action, "manager", { duty: held.dutyId, form: {} })).status).toBe(404);
	const shown = (await ask(people.loader, "steward")).data;
	expect(shown.held.map(({ duty, obstacle }: { duty: string; obstacle: string }) => [duty, obstacle])).toEqual([
		["manager", "referral-duty.elected"],
		["manager", null],
	]);
});

it("the split is written, filtered and corrected without scripts", async () => {
	const added = await ask(newMission.action, "steward", { form: { ...missionForm(), reviewOn: "2026-01-01", note: "" } });
	expect([added.status, added.location]).toEqual([302, "/t/lieux/orientations/repartition"]);
	const taken = await ask(newMission.action, "steward", { form: { ...missionForm(), organisationId: territory.organisationIds.caf } });
	expect([taken.status, Object.keys(taken.data.lastResult.error)]).toEqual([422, ["part"]]);
	const list = async (search = "") => (await ask(missions.loader, "reader", { search })).data.missions;
	const [mission] = await list("?revue=en-retard");
	expect(mission).toMatchObject({ isLate: true, organisationName: "CCAS" });
	expect(await list("?besoin=food")).toEqual([]);
	expect(await list("?besoin=inconnu")).toHaveLength(1);
	for (const who of ["manager", "chair", "stranger"] as const)
		expect((await ask(editMission.loader, who, { mission: mission.id })).status).toBe(404);
	expect((await ask(editMission.action, "manager", { mission: mission.id, form: { ...missionForm(), revision: "1" } })).status).toBe(403);
	expect((await ask(editMission.action, "steward", { mission: mission.id, form: { ...missionForm(), revision: "1" } })).status).toBe(302);
	const stale = await ask(editMission.action, "steward", { mission: mission.id, form: { ...missionForm(), revision: "1" } });
	expect([stale.status, stale.data.current.revision]).toEqual([409, 2]);
	expect((await ask(removeMission.action, "steward", { mission: mission.id, form: { revision: "1" } })).status).toBe(409);
	expect((await ask(removeMission.action, "steward", { mission: mission.id, form: { revision: "2" } })).status).toBe(302);
	expect((await ask(removeMission.loader, "steward", { mission: mission.id })).status).toBe(404);
	expect((await ask(editMission.loader, "steward", { mission: "pas-un-identifiant" })).status).toBe(404);
});

it("a drop-in session is kept up by its holder, and confirmed in one click", async () => {
	const wrong = await ask(newSession.action, "agent", { form: { ...sessionForm(), closedOn: "Noël" } });
	expect([wrong.status, wrong.data.lastResult.error.closedOn]).toEqual([
		400,
		["Écrivez des dates complètes, une par ligne, par exemple 24/12/2026."],
	]);
	expect((await ask(newSession.action, "partner", { form: sessionForm() })).status).toBe(403);
	expect((await ask(newSession.action, "agent", { form: sessionForm() })).location).toBe("/t/lieux/orientations/permanences");
	const [session] = (await ask(sessions.loader, "agent")).data.sessions;
	expect(session).toMatchObject({ closedOn: ["2026-12-24", "2026-12-31"], isToConfirm: false, can: { edit: true } });
	expect(session.nextDates).toHaveLength(3);
	expect((await ask(sessions.loader, "reader")).data).toMatchObject({
		can: { add: false, manage: false },
		sessions: [{ can: { edit: false } }],
	});
	const at = { session: session.id };
	for (const loader of [editSession.loader, confirmSession.loader, removeSession.loader]) {
		expect((await ask(loader, "manager", at)).status).toBe(200);
		for (const who of ["partner", "chair", "reader", "stranger"] as const) expect((await ask(loader, who, at)).status).toBe(404);
	}
	await database.asAdmin("update drop_in_session set confirmed_on = '2020-01-01'");
	expect((await ask(sessions.loader, "reader", { search: "?etat=a-confirmer" })).data.sessions).toMatchObject([{ isToConfirm: true }]);
	expect((await ask(confirmSession.action, "partner", { ...at, form: {} })).status).toBe(403);
	expect((await ask(confirmSession.action, "manager", { ...at, form: {} })).status).toBe(302);
	expect((await ask(sessions.loader, "reader", { search: "?etat=a-confirmer" })).data.sessions).toEqual([]);
	const edited = { ...sessionForm(), revision: "1", rhythm: "monthly", nth: "" };
	expect((await ask(editSession.action, "manager", { ...at, form: edited })).data.lastResult.error).toHaveProperty("nth");
	expect((await ask(editSession.action, "manager", { ...at, form: { ...edited, nth: "2" } })).status).toBe(302);
	expect((await ask(removeSession.action, "manager", { ...at, form: { revision: "1" } })).status).toBe(409);
	expect((await ask(removeSession.action, "manager", { ...at, form: { revision: "2" } })).status).toBe(302);
});

it("what was set up is told in the territory's journal", async () => {
	const told = (await ask(journal.loader, "steward")).data.entries.map(({ sentence }: { sentence: string }) => sentence).join("\n");
	for (const words of [
		"réglages des orientations",
		"comme agent des orientations",
		"permanence de «\u00a0CCAS\u00a0»",
		"répartition des missions",
	])
		expect(told).toContain(words);
});
