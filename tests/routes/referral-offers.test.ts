import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import * as page from "#app/routes/referrals/send-to-another.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);
let place: ReferralPlace;
let referral: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	referral = await draftReferral(place.as(place.sender), { basis: "226-14" });
	await sendTo(place.as(place.sender), referral as never, [{ organisationId: place.territory.organisationIds.ccas, scope: "full" }]);
	for (const { personId } of [place.sender, place.ccas, place.caf, place.manager, place.dpo])
		cookies.set(personId, await web.signInAs(personId));
});
const ask = (who: Actor, form?: Record<string, string>) =>
	web.ask(form ? page.action : page.loader, {
		path: `/t/exemple/orientations/${referral}/autre-organisation`,
		params: { territory: "exemple", referral },
		cookie: cookies.get(who.personId),
		form,
	});

describe("the page of another body", () => {
	it("shows the sender who else may receive, and to others it is not there", async () => {
		const { caf, ccas } = place.territory.organisationIds;
		const { data } = await ask(place.sender);
		expect(data.choices.map(({ id }: { id: string }) => id)).toContain(caf);
		expect(data.choices.map(({ id }: { id: string }) => id)).not.toContain(ccas);
		expect((await ask(place.ccas)).status).toBe(403);
		for (const who of [place.caf, place.manager, place.dpo]) expect((await ask(who)).status).toBe(404);
	});

	it("sends once, and says why not", async () => {
		const { caf } = place.territory.organisationIds;
		expect((await ask(place.sender, {})).status).toBe(400);
		expect((await ask(place.sender, { organisationId: place.association, scope: "full" })).status).toBe(422);
		expect((await ask(place.ccas, { organisationId: caf, scope: "full" })).status).toBe(403);
		expect(await ask(place.sender, { organisationId: caf, scope: "full" })).toMatchObject({
			status: 302,
			location: `/t/exemple/orientations/${referral}`,
		});
		expect((await ask(place.sender, { organisationId: caf, scope: "full" })).status).toBe(422);
	});
});
