import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import * as page from "#app/routes/committees/committee.tsx";
import * as endMandate from "#app/routes/committees/end-mandate.tsx";
import * as list from "#app/routes/committees/list.tsx";
import * as newMandate from "#app/routes/committees/new-mandate.tsx";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];

let here: Awaited<ReturnType<typeof aCommittee>>;
let foreigner: Actor;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	foreigner = (await aCommittee(database, now, "la-bas")).people.officer;
});

/** Asks a page of the insertion committee of « ici », or under it. */
async function ask(
	who: Actor,
	handler: Handler,
	{ under = "", form, ...params }: { under?: string; form?: object; mandate?: string } = {},
) {
	const path = `/t/ici/comites/insertion${under}`;
	const sent = { path, params: { territory: "ici", committee: "insertion", ...params }, form: form as Record<string, string> | undefined };
	return web.ask(handler, { ...sent, cookie: await web.signInAs(who.personId) });
}
const errorOf = (answer: { data: { lastResult: { error: Record<string, string[]> } } }) => answer.data.lastResult.error;
const mandateOf = async (who: Actor): Promise<string> => {
	const { data } = await ask(here.people.officer, page.loader);
	return data.leaders.find(({ personId }: { personId: string }) => personId === who.personId).mandateId;
};

describe("reading committees", () => {
	it("shows them to every member, and offers each only what they may do", async () => {
		const { officer, chair, lead, member, reader } = here.people;
		for (const [who, can] of [
			[officer, { prepare: true, manageMandates: true }],
			[chair, { prepare: true, manageMandates: false }],
			[lead, { prepare: true, manageMandates: false }],
			[member, { prepare: false, manageMandates: false }],
			[reader, { prepare: false, manageMandates: false }],
		] as const) {
			expect(await ask(who, list.loader)).toMatchObject({
				status: 200,
				data: { coordination: [{ slug: "gerontologie" }, { slug: "insertion" }] },
			});
			expect(await ask(who, page.loader)).toMatchObject({
				status: 200,
				data: { can, committee: { name: "Comité insertion" }, memberCount: 4 },
			});
		}
	});

	it("do not exist for another territory, nor under a wrong address", async () => {
		const { officer } = here.people;
		for (const { loader } of [list, page, newMandate, endMandate]) {
			expect((await ask(foreigner, loader, { mandate: newId() })).status).toBe(404);
		}
		const elsewhere = { path: "/t/ici/comites/nulle-part", params: { territory: "ici", committee: "nulle-part" } };
		for (const handler of [page.loader, newMandate.loader]) {
			expect((await web.ask(handler, { ...elsewhere, cookie: await web.signInAs(officer.personId) })).status).toBe(404);
		}
		for (const mandate of [newId(), "pas-un-id"]) expect((await ask(officer, endMandate.loader, { mandate })).status).toBe(404);
	});

	it("keeps to the last page of past meetings when the address asks for one beyond", async () => {
		for (const page_ of ["99", "-1", "deux"]) {
			expect((await ask(here.people.reader, page.loader, { under: `?page=${page_}` })).data.past.page).toBe(1);
		}
	});
});

describe("giving and ending a mandate", () => {
	const give = (who: Actor, form: object) => ask(who, newMandate.action, { under: "/mandats/nouveau", form });
	const end = (who: Actor, mandate: string, form: object) =>
		ask(who, endMandate.action, { under: `/mandats/${mandate}/fin`, mandate, form });

	it("is refused to whoever does not run the workspace, page and form alike", async () => {
		const { chair, lead, reader } = here.people;
		const mandate = await mandateOf(here.people.lead);
		const form = { personId: reader.personId, role: "member", startsOn: "2026-01-01" };
		for (const who of [chair, lead, reader]) {
			expect((await ask(who, newMandate.loader)).status).toBe(403);
			expect((await ask(who, endMandate.loader, { mandate })).status).toBe(403);
			expect((await give(who, form)).status).toBe(403);
			expect((await end(who, mandate, { endsOn: "2026-12-31" })).status).toBe(403);
		}
		expect((await give(foreigner, form)).status).toBe(404);
		expect((await end(foreigner, mandate, { endsOn: "2026-12-31" })).status).toBe(404);
	});

	it("gives back what was typed with the errors by field", async () => {
		const { officer } = here.people;
		const refused = await give(officer, { personId: "", role: "emperor", startsOn: "2026-02-30", fte: "2" });
		expect(refused.status).toBe(400);
		expect(errorOf(refused)).toEqual({
			personId: ["Ce champ est obligatoire."],
			role: ["Choisissez une valeur de la liste."],
			startsOn: ["Indiquez une date, par exemple 23/11/2026."],
			fte: ["Indiquez un nombre inférieur ou égal à 1."],
		});
		expect(refused.data.lastResult.initialValue).toMatchObject({ role: "emperor", fte: "2" });
		const mandate = await mandateOf(here.people.lead);
		expect(errorOf(await end(officer, mandate, { endsOn: "" }))).toEqual({ endsOn: ["Indiquez une date, par exemple 23/11/2026."] });
		expect(errorOf(await end(officer, mandate, { endsOn: "2026-12-31", force: "1" }))[""]?.[0]).toContain("champs inconnus (force)");
	});

	it("says beside its field what the rules refuse", async () => {
		const { officer, member, outsider, lead } = here.people;
		const second = await give(officer, { personId: outsider.personId, role: "chair", startsOn: "2026-01-01" });
		expect(second.status).toBe(422);
		expect(errorOf(second)).toEqual({ role: [expect.stringContaining("a déjà une présidence")] });
		const twice = await give(officer, { personId: member.personId, role: "member", startsOn: "2026-01-01" });
		expect(twice).toMatchObject({ status: 422, data: { lastResult: { error: { personId: [expect.any(String)] } } } });
		const mandate = await mandateOf(lead);
		const backwards = await end(officer, mandate, { endsOn: "2020-01-01" });
		expect(backwards.status).toBe(422);
		expect(errorOf(backwards)).toEqual({ endsOn: ["La fin du mandat ne peut pas précéder son début."] });
	});

	it("goes back to the committee, where the change shows", async () => {
		const { officer, outsider, substitute } = here.people;
		const back = { status: 302, location: "/t/ici/comites/insertion" };
		expect(await give(officer, { personId: outsider.personId, role: "technical_lead", fte: "0.5", startsOn: "2026-01-01" })).toMatchObject(
			back,
		);
		const mandate = await mandateOf(substitute);
		expect((await ask(officer, endMandate.loader, { mandate })).data.mandate.displayName).toBe(substitute.displayName);
		expect(await end(officer, mandate, { endsOn: "2026-11-21" })).toMatchObject(back);
		const { data } = await ask(officer, page.loader);
		expect(data.leaders).toContainEqual(expect.objectContaining({ personId: outsider.personId, role: "technical_lead", fte: 0.5 }));
		expect(data.leaders.map(({ role }: { role: string }) => role)).not.toContain("substitute");
		expect((await end(officer, mandate, { endsOn: "2026-12-31" })).status).toBe(422);
	});
});
