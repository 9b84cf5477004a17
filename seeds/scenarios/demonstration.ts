import { type Day, dayOf, instantAt, plusDays } from "#app/domain/kernel/calendar.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import type { Db } from "#db/client.server.ts";
import { loadTerritory } from "../load.ts";
import { leaveNoMailOfNotices, silencePastMail } from "../reference/past-mail.ts";
import { leavePastReferrals } from "../reference/past-referrals.ts";
import { type SourceTerritory, sourceTerritories } from "../territories/index.ts";
import { tellFullYear } from "./a-full-year.ts";
import { tellLightYear } from "./a-light-year.ts";
import { castTerritory } from "./cast.ts";
import { lastFullYear, yearsOfHistory } from "./indicator-story.ts";
import { tellHabits, tellNotices } from "./notice-story.ts";
import { type Stage, setStage } from "./stage.ts";

export { demonstrationAccounts, demonstrationPassword } from "./accounts.ts";

interface Dbs {
	/** As the operator, who sets territories up. */
	owner: Db;
	/** As the web: everything people do in the story passes the same walls as they would. */
	app: Db;
	/** As the worker: what time does. */
	worker: Db;
	/** What referrals are sealed with. */
	vault: Vault;
}

/**
 * Loads the five territories with their accounts and a story lived until `now`, through commands, the same each time for the same `now`.
 * Meant for an empty database; a territory that is already there is left as it is.
 */
export async function loadDemonstration(
	{ owner, app, worker, vault }: Dbs,
	now: Date,
	{ passwordHash }: { passwordHash: string },
): Promise<void> {
	// journals are one chain each: territories do not wait for one another
	const stages = (await Promise.all(sourceTerritories.map((source) => loadStory({ owner, app, worker, vault }, source, now)))).flat();
	const people = new Set(stages.flatMap((stage) => stage.people().map(({ personId }) => personId)));
	for (const personId of people) await setPassword({ db: app, personId, now }, { passwordHash });
	await silencePastMail(owner, now);
	await Promise.all(stages.map((stage) => tellNotices(stage, { owner, app })));
	await leaveNoMailOfNotices(owner, now);
}

async function loadStory({ owner, app, worker, vault }: Dbs, source: SourceTerritory, now: Date): Promise<Stage[]> {
	const opening = instantAt(`${lastFullYear(now) - yearsOfHistory + 1}-01-02` as Day, "09:00");
	const territory = await loadTerritory(owner, opening, source);
	if (!territory) return [];
	const cast = await castTerritory(territory);
	const stage = setStage(territory, cast, { app, worker, vault }, now);
	if (territory.slug === "ccals") tellFullYear(stage);
	else tellLightYear(stage);
	await stage.timeline.live();
	if (territory.slug === "ccals") {
		const { territoryId } = territory;
		const since = `${lastFullYear(now) - 1}-01-01` as Day;
		// those of the last two months are lived, one by one
		await leavePastReferrals(owner, { territoryId, since, until: plusDays(dayOf(now), -60), now });
		await tellHabits(stage, app);
	}
	return [stage];
}
