import { parseArgs } from "node:util";
import type { Env } from "#app/adapters/env.server.ts";
import { openQueue, type QueueCounts } from "#app/adapters/queue.server.ts";
import { settleAsOperator } from "#app/domain/outbox/commands/settle-as-operator.server.ts";
import { type Health, type HealthMeasure, healthMeasures, readHealth } from "#app/domain/outbox/health.server.ts";
import { listWaitingDeadJobs } from "#app/domain/outbox/queries.server.ts";
import type { Gauge } from "#app/http/metrics.server.ts";
import { type Db, inUnit } from "#db/client.server.ts";

/** What `/metrics` says of the queue: the database's numbers, and the store's where this process works on it. */
export async function queueGauges(db: Db, now: Date, counts: QueueCounts | null): Promise<Gauge[]> {
	const health = await readHealth(db, now);
	return [
		...Object.entries(healthMeasures).map(([measure, help]) => ({
			name: measure,
			help,
			values: valuesOf(health, measure as HealthMeasure),
		})),
		...(counts
			? [
					{
						name: "queue_jobs",
						help: "Jobs in the queue, by state",
						values: Object.entries(counts).map(([label, value]) => ({ label, value })),
					},
				]
			: []),
	];
}

const valuesOf = (health: readonly Health[], measure: HealthMeasure) =>
	health.filter((one) => one.measure === measure).map(({ kind, value }) => ({ ...(kind === null ? {} : { label: kind }), value }));

export const queueSummary = "dit ce qui attend et ce qui a échoué dans la file, relance ou abandonne";
export const queueHelp = `npm run admin -- queue [--retry <id|nom|all>] [--discard <id|nom>]

Sans option : ce qui attend, l'âge du plus ancien, et ce qui a échoué jusqu'à son dernier essai, par tâche, sur tous les territoires ; des
identifiants, jamais de noms ni d'adresses.

  --retry      relance un échec par son identifiant, tous ceux d'une tâche, ou tous (all) ; ce qui est déjà parti ne repart pas
  --discard    abandonne un échec par son identifiant, ou tous ceux d'une tâche`;

const labels: Record<HealthMeasure, string> = {
	outbox_unsent: "Faits dont les tâches ne sont pas encore en file",
	outbox_oldest_seconds: "Âge du plus ancien, en secondes",
	dead_jobs: "Échecs à décider",
	reminders_raised_today: "Relances levées depuis 24 h",
	notices_to_mail: "Avis réservés par un courriel qui n'est pas parti",
	digests_waiting: "Récapitulatifs à envoyer",
	mails_sent_today: "Courriels partis depuis 24 h",
	mails_unsent_today: "Courriels commencés depuis 24 h et pas encore partis",
};
const states: Record<keyof QueueCounts, string> = { waiting: "en attente", active: "en cours", delayed: "différées", failed: "échouées" };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function runQueue(db: Db, args: string[], now: Date, env: Env, databaseUrl: string): Promise<number> {
	const { retry, discard } = parseArgs({ args, options: { retry: { type: "string" }, discard: { type: "string" } } }).values;
	const target = retry ?? discard;
	if (target !== undefined) {
		const decision = retry === undefined ? "discarded" : "replayed";
		const which = uuid.test(target) ? { id: target } : { name: target === "all" && retry ? null : target };
		const count = await settleAsOperator({ db, now }, decision, which);
		console.log(`${count} ${retry === undefined ? "abandonné(s)" : "relancé(s), au prochain passage des tâches"}.`);
		return count > 0 ? 0 : 1;
	}
	const counts = await countsOf(databaseUrl, env.redisUrl);
	console.log(
		`Tâches : ${
			counts
				? Object.entries(states)
						.map(([state, label]) => `${counts[state as keyof QueueCounts]} ${label}`)
						.join(", ")
				: "la file ne répond pas"
		}`,
	);
	const health = await readHealth(db, now);
	for (const [measure, label] of Object.entries(labels)) {
		const values = valuesOf(health, measure as HealthMeasure);
		const total = values.reduce((sum, { value }) => sum + value, 0);
		console.log(`${label} : ${Math.round(total)}`);
		for (const { label: kind, value } of values) if (kind) console.log(`  ${kind} : ${value}`);
	}
	const dead = await inUnit(db, { personId: null, territoryIds: [], now }, (tx) => listWaitingDeadJobs(tx, 50), "read only");
	for (const { id, name, failedAt, attempts, error } of dead)
		console.log(`${id}  ${name}  ${failedAt.toISOString()}  ${attempts} essais  ${error}`);
	return 0;
}

async function countsOf(databaseUrl: string, redisUrl: string | null): Promise<QueueCounts | null> {
	const queue = openQueue({ databaseUrl, redisUrl, onError: () => {} });
	try {
		return await queue.counts();
	} catch {
		return null;
	} finally {
		await queue.close();
	}
}
