import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import type { RecipientId } from "#app/domain/referrals/types.ts";
import type { TestDatabase } from "../database.ts";
import { aReferralPlace, draftReferral, sendTo } from "../referrals.ts";
import type { Site } from "../walls/site.ts";
import type { TestWeb } from "../web.ts";
import { type FoundForm, formsByLinks, posting } from "./found-forms.ts";

const slug = "ploermel";
const ofReferrals = new RegExp(`^/t/${slug}/(administration/)?orientations`);

/** The forms about referrals that each of their people comes to: a draft, one that waits, one that was accepted, and all around them. */
export async function formsOfReferrals(database: TestDatabase, web: TestWeb, site: Site, now: Date): Promise<FoundForm[]> {
	const place = await aReferralPlace(database, now, slug);
	const { territory, sender, ccas, manager, dpo } = place;
	const { ccas: organisationId } = territory.organisationIds;
	await draftReferral(place.as(sender));
	let [referral, recipient] = ["", ""];
	for (const isAccepted of [false, true]) {
		const referralId = await draftReferral(place.as(sender), { lastName: isAccepted ? "Ouvrard" : "Le Goff" });
		const recipients = await sendTo(place.as(sender), referralId, [
			{ organisationId, scope: "full" },
			{ organisationId: place.association, scope: "card" },
		]);
		const recipientId = recipients.get(organisationId) as RecipientId;
		[referral, recipient] = [referralId, recipientId];
		if (isAccepted) await advanceReferral(place.as(ccas), { referralId, recipientId, revision: 1, action: "accept", word: "Oui" });
	}
	await inTransaction(territory.operator, async (tx) => {
		const { territoryId } = territory;
		await tx
			.insertInto("missionSplit")
			.values({ id: newId(), territoryId, need: "rights", public: "everyone", organisationId, part: "lead" })
			.execute();
		await tx
			.insertInto("dropInSession")
			.values({
				...{ id: newId(), territoryId, organisationId, place: "Mairie", rhythm: "weekly", weekday: 2, opensAt: "09:00", closesAt: "12:00" },
				...{ startsOn: "2026-11-01" as never, booking: "free" },
			})
			.execute();
		await tx.insertInto("eliminationList").values({ id: newId(), territoryId, preparedAt: now }).execute();
	});
	const admin = await territory.person("administration", { role: "admin" });
	const starts = [`/t/${slug}/orientations`, `/t/${slug}/orientations/chiffres`, `/t/${slug}/administration/orientations`];
	const forms: FoundForm[] = [];
	const asSender = await web.signInAs(sender.personId);
	for (const { personId } of [sender, ccas, manager, dpo, admin])
		forms.push(...(await formsByLinks(site, starts, await web.signInAs(personId), ofReferrals)));
	// what these referrals have not: a form written by hand is posted there all the same
	const params: Record<string, string> = { territory: slug, referral, recipient, step: "acceptation", organisation: "ccas" };
	for (const pattern of posting) {
		if (!/:territory\/(administration\/)?orientations/.test(pattern) || forms.some((found) => found.pattern === pattern)) continue;
		const action = `/${pattern.replace(/:(\w+)/g, (_, name) => params[name] ?? newId())}`;
		forms.push({ pattern, page: action, cookie: asSender, form: { action, fields: [], files: [] } });
	}
	return forms;
}
