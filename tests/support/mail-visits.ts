import { sql } from "kysely";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import type { PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { completeTaskByMail } from "#app/domain/mail-actions/commands/complete-task-by-mail.server.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { openDb } from "#db/client.server.ts";

interface Waiting {
	id: string;
	personId: PersonId;
	territoryId: TerritoryId;
	revision: number;
}

/** Addresses of what the mails of a demonstration open: to do, to enter, used, already done, too old, and those that stop mail. */
export async function mailVisits(databaseUrl: string, now: Date): Promise<string[]> {
	const [worker, app] = (["worker", "app"] as const).map((role) => openDb(role, databaseUrl, { maxConnections: 2 })) as [
		ReturnType<typeof openDb>,
		ReturnType<typeof openDb>,
	];
	try {
		const read = (rows: ReturnType<typeof sql>) =>
			sweeping({ db: worker, now }, async (tx) => (await rows.execute(tx as never)).rows as Waiting[]);
		const [task, another] = await read(
			sql`select id, owner_id as person_id, territory_id, revision from task where status = 'open' and not is_confidential order by id limit 2`,
		);
		const [done] = await read(
			sql`select id, owner_id as person_id, territory_id, revision from task where status = 'done' order by id limit 1`,
		);
		const [value] = await read(sql`select e.id, e.person_id, e.territory_id, 1 as revision from expected_value e
			join campaign c on c.id = e.campaign_id and c.closed_at is null where e.person_id is not null order by e.id limit 1`);
		const issue = (purpose: "complete-task" | "enter-value", { id, personId, territoryId }: Waiting, validDays?: number) =>
			issueMailToken({ db: worker, now, territoryId }, { personId, purpose, territoryId, objectId: id, validDays });
		const used = await issue("complete-task", another as Waiting);
		await completeTaskByMail({ db: app, now, token: used }, { revision: (another as Waiting).revision, evidence: "Fait." });
		const tokens = [
			await issue("complete-task", task as Waiting),
			await issue("enter-value", value as Waiting),
			used,
			await issue("complete-task", done as Waiting),
			await issue("complete-task", task as Waiting, -1),
		];
		const { personId } = task as Waiting;
		const stop = await issueMailToken({ db: worker, now }, { personId, purpose: "unsubscribe-digest", territoryId: null, objectId: null });
		const reset = await issueToken({ db: worker, now }, { personId, kind: "password_reset", territoryId: null });
		const invitation = await issueToken({ db: worker, now }, { personId, kind: "invitation", territoryId: (task as Waiting).territoryId });
		// the first two have something to do, the others say why there is nothing left
		return [
			...tokens.map((token, index) => `/courriel/${token}${index < 2 ? "" : " 410"}`),
			`/courriel/${stop}/desabonnement`,
			`/mot-de-passe/${reset}`,
			`/invitation/${invitation}`,
		];
	} finally {
		await Promise.all([worker.close(), app.close()]);
	}
}
