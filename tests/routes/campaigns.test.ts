import { beforeAll, expect, it } from "vitest";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { AddIndicator } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import * as campaign from "#app/routes/campaigns/campaign.tsx";
import * as grid from "#app/routes/campaigns/grid.tsx";
import * as gridRow from "#app/routes/campaigns/grid-row.tsx";
import * as list from "#app/routes/campaigns/list.tsx";
import * as create from "#app/routes/campaigns/new.tsx";
import * as people from "#app/routes/campaigns/people.tsx";
import * as indicator from "#app/routes/indicators/indicator.tsx";
import * as review from "#app/routes/indicators/review.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2027-01-10T09:00:00Z");
const web = useWeb(database, now);
const cookies = {} as Record<"officer" | "partner" | "reader" | "foreigner", string>;
let indicatorId: string;

beforeAll(async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	const people: Record<keyof typeof cookies, Actor> = {
		officer,
		partner: await here.person("paul"),
		reader: await here.person("lise", { role: "reader" }),
		foreigner: await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" }),
	};
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	const sheetId = await aSheet(here, { slug: "un", leadOrganisationId: here.organisationIds.ccas });
	const add = (label: string) =>
		addIndicator(
			{ db: database.app, actor: officer, now },
			AddIndicator.parse({ sheetId, label, type: "outcome", unit: "personnes", yearlyTargets: "2026 : 20" }),
		);
	indicatorId = await add("Jeunes");
	await add("Aînés");
});

type Handler = Parameters<typeof web.ask>[0];
const ask = (
	who: keyof typeof cookies,
	handler: unknown,
	params: Record<string, string> = {},
	sent: { form?: Record<string, string>; json?: unknown; path?: string } = {},
) => web.ask(handler as Handler, { path: "/t/ici/indicateurs", params: { territory: "ici", ...params }, cookie: cookies[who], ...sent });

const isOfficer = ({ displayName }: { displayName: string }) => displayName.startsWith("Claire");
const period = { title: "Valeurs 2026", startsOn: "2026-01-01", endsOn: "2026-12-31", dueOn: "2027-01-31" };

it("leads from an empty list to a campaign, its grid with and without scripts, and the review", async () => {
	expect(await ask("reader", list.loader)).toMatchObject({ status: 200, data: { campaigns: [], can: { open: false } } });
	expect((await ask("partner", create.loader)).status).toBe(403);
	expect((await ask("partner", create.action, {}, { form: period })).status).toBe(403);
	expect(await ask("officer", create.action, {}, { form: { ...period, dueOn: "2026-01-01" } })).toMatchObject({
		status: 422,
		data: { lastResult: { error: { dueOn: ["Cette date est passée\u00a0: laissez le temps de saisir les valeurs."] } } },
	});
	const opened = await ask("officer", create.action, {}, { form: period });
	const id = opened.location?.split("/").at(-1) as string;
	expect((await ask("reader", campaign.loader, { campaign: id })).data).toMatchObject({
		campaign: { expected: 2, missing: 2 },
		can: { enter: false, review: false, close: false },
	});
	expect((await ask("foreigner", campaign.loader, { campaign: id })).status).toBe(404);
	expect((await ask("officer", campaign.loader, { campaign: "n-importe-quoi" })).status).toBe(404);

	for (const who of ["partner", "reader"] as const) expect((await ask(who, people.loader, { campaign: id })).status).toBe(403);
	const asked = (await ask("officer", people.loader, { campaign: id })).data;
	expect(asked.values).toMatchObject([{ label: "Jeunes", personName: "Paul ici" }, { label: "Aînés" }]);
	const toOfficer = { revision: "1", expectedIds: asked.values[0].id, personId: asked.people.find(isOfficer).id };
	expect((await ask("partner", people.action, { campaign: id }, { form: toOfficer })).status).toBe(403);
	expect((await ask("officer", people.action, { campaign: id }, { form: { revision: "1", personId: toOfficer.personId } })).status).toBe(
		400,
	);
	expect((await ask("officer", people.action, { campaign: id }, { form: toOfficer })).status).toBe(302);
	const back = { ...toOfficer, personId: asked.people.find((one: { id: string }) => !isOfficer(one as never)).id };
	expect((await ask("officer", people.action, { campaign: id }, { form: back })).status).toBe(409);
	expect((await ask("officer", people.action, { campaign: id }, { form: { ...back, revision: "2" } })).status).toBe(302);

	const { rows } = (await ask("partner", grid.loader, { campaign: id })).data;
	expect(rows).toMatchObject([{ label: "Jeunes", value: "", state: "missing", isLocked: false }, { label: "Aînés" }]);
	const asScript = { rows: [{ expectedId: rows[0].id, value: "12,5", revision: 0 }] };
	expect((await ask("partner", gridRow.action, { campaign: id }, { json: asScript })).data).toEqual({
		rows: [{ expectedId: rows[0].id, kind: "saved", value: "12,5", state: "proposed", revision: 1 }],
	});
	expect((await ask("partner", gridRow.action, { campaign: id }, { json: asScript })).data.rows[0].kind).toBe("unchanged");
	expect((await ask("partner", gridRow.action, { campaign: id }, { json: { rows: "?" } })).status).toBe(400);
	const asForm = (value: string) => ({
		form: {
			"rows[0].expectedId": rows[0].id,
			"rows[0].revision": "1",
			"rows[0].value": "12,5",
			"rows[1].expectedId": rows[1].id,
			"rows[1].revision": "0",
			"rows[1].value": value,
		},
	});
	expect(await ask("partner", grid.action, { campaign: id }, asForm("12 %"))).toMatchObject({
		status: 422,
		data: { rows: [{ kind: "unchanged" }, { kind: "refused", field: "value" }], typed: [{}, { value: "12 %" }] },
	});
	expect((await ask("partner", grid.action, { campaign: id }, asForm("30"))).status).toBe(302);

	expect((await ask("partner", review.loader)).status).toBe(403);
	const { proposed } = (await ask("officer", review.loader, {}, { path: `/t/ici/indicateurs/relecture?campagne=${id}` })).data;
	expect(proposed).toMatchObject([{ value: 12.5 }, { value: 30 }]);
	const judge = (fields: Record<string, string>) => ask("officer", review.action, {}, { form: fields });
	const chosen = `${proposed[0].id}:1`;
	expect((await judge({ decision: "accept" })).status).toBe(400);
	expect((await judge({ decision: "return", measurements: chosen })).status).toBe(422);
	expect((await judge({ decision: "return", measurements: chosen, reason: "À recompter" })).status).toBe(302);
	expect((await judge({ decision: "accept", measurements: `${proposed[1].id}:1` })).status).toBe(302);
	expect((await ask("partner", grid.loader, { campaign: id })).data.rows).toMatchObject([
		{ state: "returned", returnReason: "À recompter", isLocked: false },
		{ state: "accepted", isLocked: true },
	]);
	expect((await ask("officer", campaign.action, { campaign: id }, { form: { intent: "close", revision: "3" } })).status).toBe(302);
});

it("shows an indicator to every member of its territory alone", async () => {
	expect(await ask("reader", indicator.loader, { indicator: indicatorId })).toMatchObject({
		status: 200,
		data: { indicator: { label: "Jeunes", yearlyTargets: { "2026": 20 }, canRecord: false }, can: { edit: false } },
	});
	expect((await ask("foreigner", indicator.loader, { indicator: indicatorId })).status).toBe(404);
	expect((await ask("reader", indicator.loader, { indicator: "x" })).status).toBe(404);
});
