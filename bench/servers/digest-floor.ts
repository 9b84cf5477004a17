import { createPostgresBackend, Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { createTransport } from "nodemailer";
import pg from "pg";
import { processorOf, serveParent } from "../child.ts";

/*
 * The floor: what this queue, this database and this mail library reach with nothing in between. A person is one job, one
 * prepared statement and one letter of the size of a digest; added in bulk, forgotten once done, nothing claimed nor marked.
 */

const databaseUrl = process.env.DATABASE_URL as string;
const redisUrl = process.env.REDIS_URL;
const lasting = { idleTimeoutMillis: 0, application_name: "bench-floor" };
const connection = redisUrl
	? new Redis(redisUrl, { maxRetriesPerRequest: null })
	: new pg.Pool({ connectionString: databaseUrl, options: "-c search_path=bullmq", max: 12, ...lasting }).setMaxListeners(0);
const backend = redisUrl ? undefined : createPostgresBackend;

const people = new pg.Pool({ connectionString: databaseUrl, max: 8, ...lasting });
const transport = createTransport({ url: process.env.SMTP_URL, pool: true, maxConnections: 5, maxMessages: Number.POSITIVE_INFINITY });
const html = `<!DOCTYPE html><html lang="fr"><body>${"<p>Un jalon attend depuis trois jours, dans une fiche action</p>".repeat(150)}</body></html>`;
const text = "Un jalon attend depuis trois jours, dans une fiche action.\n".repeat(20);

const queue = new Queue("floor", { connection: connection as never }, backend as never);
const worker = new Worker(
	"floor",
	async ({ data }) => {
		const { rows } = await people.query({
			name: "person",
			text: "select email as address, display_name as name from person where id = $1",
			values: [data.personId],
		});
		await transport.sendMail({ from: "Maillage <bench@maillage.example>", to: rows[0], subject: "Ce qui vous attend", html, text });
	},
	{ connection: connection as never, concurrency: 10 },
	backend as never,
);
queue.on("error", console.error);
worker.on("error", console.error);
await worker.waitUntilReady();

serveParent(
	async (asked: "usage" | string[]) => {
		if (asked === "usage") return { processor: processorOf() };
		const jobs = asked.map((personId) => ({ name: "letter", data: { personId }, opts: { removeOnComplete: true } }));
		for (let from = 0; from < jobs.length; from += 500) await queue.addBulk(jobs.slice(from, from + 500));
	},
	async () => {
		await worker.close();
		await queue.close();
		transport.close();
	},
);
