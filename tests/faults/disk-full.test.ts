import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStorage } from "#app/adapters/storage.server.ts";
import { withAvailability } from "#app/http/unavailable.server.ts";
import * as followUp from "#app/routes/follow-up/follow-up.tsx";
import * as newAttachment from "#app/routes/follow-up/new-attachment.tsx";
import * as newComment from "#app/routes/follow-up/new-comment.tsx";
import { openDb } from "#db/client.server.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { databaseUrl } from "#tests/support/postgres.global.ts";
import { useWeb } from "#tests/support/web.ts";

// A disk of its own, filled to the last byte under PostgreSQL and under the files; where this account may mount one.

const disk = mkdtempSync(path.join(tmpdir(), "maillage-disk-"));
chmodSync(disk, 0o755); // the server runs as another user when the tests run as root
const canMount = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256m,mode=0755", "tmpfs", disk]).status === 0;
const filler = path.join(disk, "filler");
const slug = "1-1-1-ateliers-mobilite";
const now = new Date("2026-11-22T09:00:00Z");
const database = {} as TestDatabase;
let server: EmbeddedPostgres | undefined;

const fill = () => {
	const { bavail, bsize } = statfsSync(disk);
	writeFileSync(filler, Buffer.alloc(bavail * bsize));
};
const makeRoom = () => rmSync(filler, { force: true });

describe.runIf(canMount)("a full disk", () => {
	beforeAll(async () => {
		mkdirSync(path.join(disk, "data"));
		server = await startEmbeddedPostgres({ dataDir: path.join(disk, "data"), durable: false });
		const adminUrl = databaseUrl(server.adminUrl, "postgres");
		await migrateToLatest(adminUrl);
		const open = (role: "app" | "worker" | "owner") => openDb(role, adminUrl, { maxConnections: 4 });
		Object.assign(database, { adminUrl, app: open("app"), worker: open("worker"), owner: open("owner") });
	}, 120_000);
	const web = useWeb(database, now);
	let cookie = "";
	beforeAll(async () => {
		web.services.files = createStorage(path.join(disk, "attachments"));
		const here = await aTerritory(database.owner, now, "ici");
		const lead = await here.person("lead", { role: "cooperation_officer" });
		await aSheet(here, { slug });
		cookie = await web.signInAs(lead.personId);
	});
	afterAll(async () => {
		makeRoom();
		await Promise.all([database.app?.close(), database.worker?.close(), database.owner?.close()]);
		await server?.stop();
	});

	const told: unknown[] = [];
	const guarded = <M extends { loader?: unknown; action?: unknown; default?: unknown }>(module: M) =>
		withAvailability({ routes: { one: { id: "one", module } } } as unknown as ServerBuild, (error) => told.push(error)).routes.one
			?.module as unknown as { loader: LoaderFunction; action: ActionFunction };
	const ask = (handler: unknown, more: { form?: Record<string, string>; upload?: FormData } = {}) =>
		web.ask(handler as never, { path: `/t/ici/fiches/${slug}/suivi`, params: { territory: "ici", sheet: slug }, cookie, ...more });
	const comment = (text: string) => ask(guarded(newComment).action, { form: { text, mentionedId: "" } });
	const attach = () => {
		const upload = new FormData();
		upload.set("title", "Bilan");
		upload.set("file", new File([Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(300_000)])], "bilan.pdf"));
		return ask(guarded(newAttachment).action, { upload });
	};
	const read = async (): Promise<string[]> => (await ask(guarded(followUp).loader)).data.threads.map(({ text }: { text: string }) => text);

	it("refuses what it cannot keep in a clear sentence, loses nothing of what it took, and takes again once there is room", async () => {
		fill();
		const taken: string[] = [];
		let answer = await comment("Premier, sur un disque plein");
		for (let n = 0; answer.status === 302 && n < 500; n++) {
			taken.push(n === 0 ? "Premier, sur un disque plein" : `${n} ${"texte ".repeat(450)}`.trim());
			answer = await comment(`${n + 1} ${"texte ".repeat(450)}`.trim());
		}
		expect(answer.status).toBe(503);
		expect(answer.data.sentence).toContain("n'a plus de place");
		expect(told.map((error) => (error as { code?: string }).code)).toContain("53100");
		expect((await read()).sort(), "read while full").toEqual([...taken].sort());

		makeRoom();
		expect((await comment("Il y a de nouveau de la place")).status).toBe(302);
		expect((await read()).sort()).toEqual([...taken, "Il y a de nouveau de la place"].sort());
	});

	it("takes no attachment, and leaves no half of one", async () => {
		const kept = () => readdirSync(path.join(disk, "attachments")).filter((name) => name !== "removed");
		expect((await attach()).status).toBe(302);
		const before = kept();
		expect(before).toHaveLength(1);
		fill();
		const answer = await attach();
		expect(answer.status).toBe(503);
		expect(answer.data.sentence).toContain("n'a plus de place");
		expect(kept()).toEqual(before);
		makeRoom();
		expect((await attach()).status).toBe(302);
		expect((await ask(guarded(followUp).loader)).data.attachments).toHaveLength(2);
	});
});

afterAll(() => {
	if (canMount) spawnSync("umount", ["-l", disk]);
	if (existsSync(disk)) rmSync(disk, { recursive: true, force: true });
});
