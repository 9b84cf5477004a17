import { beforeAll, describe, expect, it } from "vitest";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import * as agreement from "#app/routes/referral-agreement/agreement.tsx";
import * as notice from "#app/routes/referral-agreement/notice.tsx";
import * as withdrawal from "#app/routes/referral-agreement/withdrawal.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
const today = dayOf(now);
const web = useWeb(database, now);
let place: ReferralPlace;
let referralId: ReferralId;
const cookies = {} as Record<"sender" | "ccas" | "caf" | "manager" | "dpo" | "admin" | "colleague", string>;
beforeAll(async () => {
	place = await aReferralPlace(database, now, "ici");
	referralId = await draftReferral(place.as(place.sender), { basis: "agreement" });
	const admin = await place.territory.person("admin", { role: "admin" });
	const colleague = await place.territory.person("collegue", { role: "partner" });
	const { sender, ccas, caf, manager, dpo } = place;
	for (const [name, { personId }] of Object.entries({ sender, ccas, caf, manager, dpo, admin, colleague }))
		cookies[name as keyof typeof cookies] = await web.signInAs(personId);
});

type Who = keyof typeof cookies;
const params = () => ({ territory: "ici", referral: referralId as string });
const base = () => `/t/ici/orientations/${referralId}/accord`;
const see = (who: Who, search = "") =>
	web.ask(agreement.loader as never, { path: `${base()}${search}`, params: params(), cookie: cookies[who] });
const seeNotice = (who: Who, search = "") =>
	web.ask(notice.loader as never, { path: `${base()}/notice${search}`, params: params(), cookie: cookies[who] });
const collect = (who: Who, changes: Record<string, string> = {}) =>
	web.ask(agreement.action as never, {
		path: base(),
		params: params(),
		cookie: cookies[who],
		form: {
			organisationIds: place.territory.organisationIds.ccas,
			covers: "card",
			givenOn: today,
			endsOn: plusDays(today, 30),
			channel: "paper",
			givenBy: "person",
			isNoticeGiven: "on",
			...changes,
		},
	});
const agreementId = async () =>
	(await database.asAdmin<{ id: string }>("select id from referral_agreement order by id desc limit 1"))[0]?.id ?? "";
const takeBack = async (who: Who, on: Day = today) => {
	const id = await agreementId();
	const at = { path: `${base()}/${id}/retrait`, params: { ...params(), agreement: id }, cookie: cookies[who] };
	return {
		page: await web.ask(withdrawal.loader as never, at),
		done: await web.ask(withdrawal.action as never, { ...at, form: { withdrawnOn: on } }),
	};
};
const accesses = () =>
	database.asAdmin<{ what: string; detail: string }>("select what, detail from access_entry where referral_id = $1 order by seq", [
		referralId,
	]);

describe("the pages of an agreement", () => {
	it("do not exist for stewards, colleagues without a duty, managers, a DPO without a request, nor other bodies; and say who tried", async () => {
		for (const who of ["admin", "colleague", "manager", "dpo", "ccas", "caf"] as const) {
			expect({ who, status: (await see(who)).status }).toEqual({ who, status: 404 });
			expect({ who, status: (await seeNotice(who)).status }).toEqual({ who, status: 404 });
			expect({ who, status: (await collect(who)).status }).toEqual({ who, status: 404 });
		}
		expect(await accesses()).toContainEqual({ what: "refused", detail: "accord" });
	});

	it("record what the person accepts, once the notice was given, and say what it does not cover", async () => {
		const refused = await collect("sender", { isNoticeGiven: "" });
		expect(refused.status).toBe(400);
		expect((await collect("sender", { givenOn: plusDays(today, 2) })).status).toBe(422);
		expect((await collect("sender")).location).toBe(base());
		const shown = (await see("sender")).data as { agreements: { state: string; organisations: string[] }[] };
		expect(shown.agreements).toMatchObject([{ state: "in-force", organisations: [expect.any(String)] }]);
	});

	it("print a notice that names the bodies asked for, the parts, the rights; each printing is written down", async () => {
		const { organisationIds } = place.territory;
		const plain = (await seeNotice("sender", `?organisationIds=${organisationIds.caf}&covers=card&covers=account`)).data;
		expect(plain).toMatchObject({ isEasy: false, covers: ["card", "account"], personName: `${aDraft.firstName} ${aDraft.lastName}` });
		expect((plain as { organisations: string[] }).organisations).toHaveLength(1);
		expect((await seeNotice("sender", "?version=falc&endsOn=jamais&covers=sante")).data).toMatchObject({ isEasy: true });
		expect((await accesses()).filter(({ what }) => what === "print").map(({ detail }) => detail)).toEqual(["notice", "notice-falc"]);
	});

	it("name nobody on an opinion asked without identity", async () => {
		const anonymous = await draftReferral(place.as(place.sender), { isAnonymous: true, lastName: undefined, firstName: undefined });
		const at = {
			path: `/t/ici/orientations/${anonymous}/accord/notice`,
			params: { territory: "ici", referral: anonymous },
			cookie: cookies.sender,
		};
		expect((await web.ask(notice.loader as never, at)).data).toMatchObject({ personName: null, referral: { isAnonymous: true } });
	});

	it("take it back from either side: the page says who loses access, and whoever did has no page left", async () => {
		await sendTo(place.as(place.sender), referralId, [{ organisationId: place.territory.organisationIds.ccas, scope: "card" }]);
		expect((await see("ccas")).status).toBe(200);
		expect((await takeBack("caf")).done.status).toBe(404);
		expect((await takeBack("ccas", plusDays(today, 1))).done.status).toBe(422);
		const { page, done } = await takeBack("ccas");
		expect(page.data).toMatchObject({ isLosingOneself: true, losing: [expect.any(String)], keeping: [] });
		expect(done.location).toBe("/t/ici/orientations");
		expect((await see("ccas")).status).toBe(404);
		const again = await takeBack("sender");
		expect(again.page.data).toMatchObject({ losing: [], agreement: { withdrawnOn: today } });
		expect(again.done.status).toBe(422);
	});
});
