import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { addMission } from "#app/domain/missions/commands/add-mission.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import * as child from "#app/routes/referral-form/child-in-danger.tsx";
import * as deletion from "#app/routes/referral-form/deletion.tsx";
import * as edit from "#app/routes/referral-form/edit.tsx";
import * as identity from "#app/routes/referral-form/identity.tsx";
import * as start from "#app/routes/referral-form/new.tsx";
import * as nir from "#app/routes/referral-form/nir.tsx";
import * as recipients from "#app/routes/referral-form/recipients.tsx";
import * as send from "#app/routes/referral-form/send.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];
let place: ReferralPlace;
let admin: Actor;
beforeAll(async () => {
	place = await aReferralPlace(database, now);
	admin = await place.territory.person("administration", { organisation: "epci", role: "admin" });
});

const ask = async (who: Actor, handler: Handler, referral: string, form?: Record<string, string>, query = "") =>
	web.ask(handler, {
		path: `/t/exemple/orientations/${referral}${query}`,
		params: { territory: "exemple", referral },
		cookie: await web.signInAs(who.personId),
		form,
	});
let drafted = 0;
const draft = (changes: Record<string, unknown> = {}) =>
	draftReferral(place.as(place.sender), { lastName: `Exemple ${"ab".repeat(++drafted)}`, ...changes });
const first = { need: "rights", public: "everyone", purpose: "assess", urgency: "soon" };
/** What the form of a draft posts. */
const posted = ({ basis, isInformed, ...rest }: typeof aDraft, revision = "2") => ({
	...rest,
	basis,
	isInformed,
	revision,
	intent: "next",
});
const errorsOf = (answer: { data: { lastResult: { error: Record<string, string[]> } } }) => answer.data.lastResult.error;

describe("the first screen", () => {
	it("stops at a child in danger before anything is read or kept", async () => {
		const before = await database.asAdmin("select 1 from referral");
		const answer = await ask(place.sender, start.action, "", { isChildInDanger: "yes", need: "nonsense" });
		expect(answer).toMatchObject({ status: 302, location: "/t/exemple/orientations/enfant-en-danger" });
		expect(await database.asAdmin("select 1 from referral")).toEqual(before);
		expect((await ask(place.sender, child.loader, "")).data).toMatchObject({ name: null, contact: null });
		await database.asAdmin(
			"insert into referral_settings (territory_id, child_cell_name, child_cell_contact) values ($1, 'Cellule 35', '02 99 00 00 00')",
			[place.territory.territoryId],
		);
		expect((await ask(place.manager, child.loader, "")).data).toMatchObject({ name: "Cellule 35", contact: "02 99 00 00 00" });
	});

	it("opens a draft, and says what is missing first", async () => {
		expect(errorsOf(await ask(place.sender, start.action, "", {}))).toMatchObject({
			isChildInDanger: ["Ce champ est obligatoire."],
			need: ["Ce champ est obligatoire."],
		});
		const { status, location } = await ask(place.sender, start.action, "", { ...first, isChildInDanger: "no" });
		expect(status).toBe(302);
		expect(location).toMatch(/^\/t\/exemple\/orientations\/[0-9a-f-]{36}\/modification$/);
	});
});

describe("the pages of a draft", () => {
	it("exist for its sender alone", async () => {
		const referralId = await draft();
		const pages = [edit.loader, recipients.loader, send.loader, deletion.loader];
		for (const loader of pages) {
			expect((await ask(place.sender, loader, referralId)).status).toBe(200);
			for (const who of [place.ccas, place.manager, place.dpo, admin]) expect((await ask(who, loader, referralId)).status).toBe(404);
			expect((await ask(place.sender, loader, "rien")).status).toBe(404);
		}
		expect((await ask(admin, start.loader, "")).status).toBe(404);
		expect((await ask(place.manager, start.loader, "")).status).toBe(403);
		// a number is not for an organisation that no text opens it to, nor an identity for what already has one
		expect((await ask(place.sender, nir.loader, referralId)).status).toBe(404);
		expect((await ask(place.sender, identity.loader, referralId)).status).toBe(403);
		const kinds = await database.asAdmin<{ what: string; detail: string }>(
			"select what, detail from access_entry where referral_id = $1 and person_id = $2 order by seq",
			[referralId, place.sender.personId],
		);
		expect(kinds).toContainEqual({ what: "read", detail: "draft" });
		expect(kinds).toContainEqual({ what: "refused", detail: "page" });
	});

	it("refuse an identifier beside its field, and lose nothing of what was typed", async () => {
		const referralId = await draft();
		const typed = posted({ ...aDraft, subject: "Dossier 2 55 08 14 168 025 38" as never });
		const answer = await ask(place.sender, edit.action, referralId, typed);
		expect(answer.status).toBe(400);
		expect(errorsOf(answer)).toEqual({ subject: ["Retirez le numéro de sécurité sociale de ce texte."] });
		expect(answer.data.lastResult.initialValue).toMatchObject({ asked: aDraft.asked, subject: typed.subject });
	});

	it("keep the draft, then show both versions to whoever comes second", async () => {
		const referralId = await draft();
		expect(await ask(place.sender, edit.action, referralId, posted(aDraft))).toMatchObject({
			status: 302,
			location: `/t/exemple/orientations/${referralId}/destinataires`,
		});
		const late = await ask(place.sender, edit.action, referralId, posted({ ...aDraft, asked: "Autre demande" as never }));
		expect(late).toMatchObject({
			status: 409,
			data: { current: { revision: 3 }, lastResult: { initialValue: { asked: "Autre demande" } } },
		});
		expect((await ask(place.sender, edit.loader, referralId)).data).toMatchObject({ revision: 3, account: { asked: aDraft.asked } });
		const again = await ask(place.sender, edit.action, referralId, { ...posted(aDraft, "3"), intent: "stay" });
		expect(again.location).toBe(`/t/exemple/orientations/${referralId}/modification`);
	});

	it("never give back a number that was typed", async () => {
		const { epci } = place.territory.organisationIds;
		await database.asAdmin("update referral_organisation set nir_reference = 'Décret 2019-341' where organisation_id = $1", [epci]);
		const referralId = await draft();
		const wrong = await ask(place.sender, nir.action, referralId, { intent: "keep", nir: "255081416802539" });
		expect(wrong.status).toBe(400);
		expect(JSON.stringify(wrong.data)).not.toContain("25508");
		expect((await ask(place.sender, nir.action, referralId, { intent: "keep", nir: "" })).status).toBe(400);
		expect((await ask(place.sender, nir.action, referralId, { intent: "keep", nir: "2 55 08 14 168 025 38" })).status).toBe(302);
		const shown = await ask(place.sender, nir.loader, referralId);
		expect(shown.data).toMatchObject({ hasNir: true });
		expect(JSON.stringify(shown.data)).not.toContain("25508");
		expect((await ask(place.sender, nir.action, referralId, { intent: "remove" })).status).toBe(302);
		expect((await ask(place.sender, nir.loader, referralId)).data).toMatchObject({ hasNir: false });
		await database.asAdmin("update referral_organisation set nir_reference = null where organisation_id = $1", [epci]);
	});

	it("delete it, once", async () => {
		const referralId = await draft();
		expect((await ask(place.sender, deletion.action, referralId, { revision: "1" })).status).toBe(409);
		expect(await ask(place.sender, deletion.action, referralId, { revision: "2" })).toMatchObject({
			status: 302,
			location: "/t/exemple/orientations",
		});
		expect((await ask(place.sender, deletion.action, referralId, { revision: "2" })).status).toBe(404);
	});
});

describe("choosing recipients", () => {
	it("begins with those whom the split of missions names, and says how much may pass", async () => {
		const { ccas } = place.territory.organisationIds;
		await addMission(
			{ ...place.as(place.sender), actor: admin },
			{
				...{ need: "rights", public: "single-adults", organisationId: ccas, part: "lead", convention: "Convention 2026" },
				...{ conventionOn: null, reviewOn: null, note: null },
			},
		);
		const referralId = await draft();
		const { data } = await ask(place.sender, recipients.loader, referralId, undefined, "?q=entraide");
		expect(data.choices).toMatchObject([
			{
				organisationId: ccas,
				why: { part: "lead", convention: "Convention 2026" },
				isBound: true,
				receivedBy: "agents",
				refusals: { full: null, card: null },
			},
			{
				organisationId: place.association,
				why: null,
				isBound: false,
				receivedBy: "link",
				isMatch: true,
				refusals: { full: "referral.recipient-not-bound", card: null },
			},
		]);
		const none = await ask(place.sender, recipients.loader, referralId, undefined, "?q=%25");
		expect(none.data.choices).toHaveLength(1);
	});

	it("keeps the choices before it searches, and refuses one's own organisation", async () => {
		const { ccas, epci } = place.territory.organisationIds;
		const referralId = await draft();
		const choice = (organisationId: string, revision: string) => ({
			...{ revision, "choices[0].organisationId": organisationId, "choices[0].scope": "full" },
			...{ "choices[1].organisationId": place.association, "choices[1].scope": "" },
		});
		expect(errorsOf(await ask(place.sender, recipients.action, referralId, choice(epci, "2")))).toMatchObject({
			recipients: ["Votre propre organisation ne peut pas être destinataire."],
		});
		const nine = Object.fromEntries(
			Array.from({ length: 9 }, (_, index) => [
				[`choices[${index}].organisationId`, ccas],
				[`choices[${index}].scope`, "card"],
			]).flat(),
		);
		expect(errorsOf(await ask(place.sender, recipients.action, referralId, { revision: "2", ...nine }))).toEqual({
			choices: ["Choisissez huit organisations au plus."],
		});
		const searched = await ask(place.sender, recipients.action, referralId, { ...choice(ccas, "2"), intent: "search", q: "en tête" });
		expect(searched.location).toBe(`/t/exemple/orientations/${referralId}/destinataires?q=en%20t%C3%AAte#recherche`);
		const { data } = await ask(place.sender, recipients.loader, referralId);
		expect(data.choices.filter(({ scope }: { scope: string | null }) => scope)).toMatchObject([{ organisationId: ccas, scope: "full" }]);
	});
});

describe("the check before sending", () => {
	const choose = (referralId: ReferralId, organisationId: string) =>
		ask(place.sender, recipients.action, referralId, {
			revision: "2",
			"choices[0].organisationId": organisationId,
			"choices[0].scope": "full",
		});

	it("names all that is in the way, and sends nothing meanwhile", async () => {
		const referralId = await draft({ basis: null, isInformed: null });
		await choose(referralId, place.association);
		const { data } = await ask(place.sender, send.loader, referralId);
		expect(data.obstacles).toEqual([
			{ code: "referral.basis-missing", organisation: null },
			{ code: "referral.informed-missing", organisation: null },
			{ code: "referral.recipient-not-bound", organisation: "Association d'entraide" },
		]);
		expect((await ask(place.sender, send.action, referralId, { revision: "3" })).status).toBe(422);
		expect(await database.asAdmin("select 1 from referral where id = $1 and status = 'draft'", [referralId])).toHaveLength(1);
	});

	it("sends once: a second click leads to the referral that left", async () => {
		const referralId = await draft();
		await choose(referralId, place.territory.organisationIds.ccas);
		expect((await ask(place.sender, send.action, referralId, { revision: "2" })).status).toBe(409);
		for (const _ of [1, 2])
			expect(await ask(place.sender, send.action, referralId, { revision: "3" })).toMatchObject({
				status: 302,
				location: `/t/exemple/orientations/${referralId}`,
			});
		expect((await ask(place.sender, send.loader, referralId)).location).toBe(`/t/exemple/orientations/${referralId}`);
		expect((await ask(place.sender, edit.loader, referralId)).status).toBe(403);
		expect(await database.asAdmin("select 1 from referral_step where referral_id = $1", [referralId])).toHaveLength(1);
		expect((await ask(place.ccas, send.action, referralId, { revision: "4" })).status).toBe(403);
	});
});

describe("naming the person", () => {
	it("shows whose agreement is missing, and refuses until it is there", async () => {
		const referralId = await draft({ isAnonymous: true });
		const { ccas } = place.territory.organisationIds;
		await ask(place.sender, recipients.action, referralId, {
			revision: "2",
			"choices[0].organisationId": ccas,
			"choices[0].scope": "full",
		});
		expect((await ask(place.sender, identity.loader, referralId)).data.organisations).toMatchObject([
			{ id: ccas, isFollowing: true, isAgreed: false },
		]);
		const card = { revision: "3", lastName: "Nommée", firstName: "Enfin", preferredChannel: "phone" };
		const answer = await ask(place.sender, identity.action, referralId, card);
		expect(answer.status).toBe(422);
		expect(answer.data.lastResult.initialValue).toMatchObject({ lastName: "Nommée" });
	});
});
