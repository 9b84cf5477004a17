import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const jobs = () => testJobs({ db: database.worker, clock: () => now });
const storedHashes = () => database.asAdmin<{ hash: string; kind: string }>("select hash, kind from auth_token");
const tokenIn = (text: string, page: string) => new RegExp(`http://localhost:3000/${page}/([\\w-]{43})\\b`).exec(text)?.[1] ?? "";
const digestOf = (token: string) => createHash("sha256").update(token).digest("hex");

async function invited(slug: string) {
	const territory = await aTerritory(database.owner, now, slug);
	const admin = await territory.person("admin", { role: "admin" });
	await inviteMember({ db: database.app, actor: admin, now }, {
		email: `nouvelle@${slug}.example`,
		displayName: "Nouvelle Venue",
		organisationId: territory.organisationIds.ccas,
		role: "partner",
		jobTitle: null,
	} as never);
	return { territory, email: `nouvelle@${slug}.example` };
}

describe("an invitation", () => {
	it("brings a link whose secret is stored nowhere, only its digest", async () => {
		const { email } = await invited("invite");
		await jobs().settle();
		const [mail, ...others] = await mailsIn(database.worker, email);
		expect(others).toEqual([]);
		expect(mail?.subject).toBe("Votre invitation dans l’espace partagé\u00a0: Territoire invite");
		expect(mail?.text).toContain("Admin invite vous invite");
		const token = tokenIn(mail?.text ?? "", "invitation");
		expect((await storedHashes()).map(({ hash }) => hash)).toContain(digestOf(token));
		expect(mail?.html).toContain(token);
		const [outbox] = await database.asAdmin<{ all: string }>("select string_agg(payload::text, '') as all from outbox");
		expect(outbox?.all).not.toContain(token);
	});

	it("reaches whoever the operator invites, from the command line", async () => {
		const territory = await aTerritory(database.owner, now, "operateur");
		await addMember({ db: database.owner, now, territoryId: territory.territoryId }, {
			email: "premiere@operateur.example",
			displayName: "Première Venue",
			organisationId: territory.organisationIds.ccas,
			role: "admin",
			startsOn: "2026-11-23" as Day,
			isInvited: true,
		} as never);
		await jobs().settle();
		const [mail] = await mailsIn(database.worker, "premiere@operateur.example");
		expect(mail?.text).toContain("Vous êtes invité dans l’espace partagé");
		expect(tokenIn(mail?.text ?? "", "invitation")).toHaveLength(43);
	});

	it("is sent once though its job runs twice, and its link stays good", async () => {
		const { territory, email } = await invited("deux-fois");
		const events = await database.asAdmin<{ id: string; payload: object }>(
			"select id, payload from outbox where name = 'invitation.requested' and territory_id = $1",
			[territory.territoryId],
		);
		const payload = { ...events[0]?.payload, eventId: events[0]?.id, territoryId: territory.territoryId };
		await jobs().run("send-invitation-email", payload);
		await jobs().run("send-invitation-email", payload);
		await jobs().settle();
		const mails = await mailsIn(database.worker, email);
		expect(mails).toHaveLength(1);
		const token = tokenIn(mails[0]?.text ?? "", "invitation");
		expect((await storedHashes()).map(({ hash }) => hash)).toContain(digestOf(token));
	});

	it("is not sent to someone whose place is over", async () => {
		const { email } = await invited("trop-tard");
		await database.asAdmin(
			"update membership set starts_on = '2026-01-01', ends_on = '2026-11-01' where person_id = (select id from person where email = $1)",
			[email],
		);
		await jobs().settle();
		expect(await mailsIn(database.worker, email)).toEqual([]);
	});
});

describe("a forgotten password", () => {
	it("brings one link for each request, and only the last one opens", async () => {
		await aTerritory(database.owner, now, "oubli").then((territory) => territory.person("tete-en-l-air"));
		const email = "tete-en-l-air@oubli.example";
		for (let request = 0; request < 2; request++) {
			await requestPasswordReset({ db: database.app, now }, { email });
			await jobs().settle();
			await jobs().settle();
		}
		const tokens = (await mailsIn(database.worker, email)).map(({ text }) => tokenIn(text, "mot-de-passe"));
		expect(tokens).toHaveLength(2);
		const hashes = (await storedHashes()).filter(({ kind }) => kind === "password_reset").map(({ hash }) => hash);
		expect(hashes).toEqual([digestOf(tokens[1] as string)]);
	});

	it("of an unknown address leaves no trace", async () => {
		await requestPasswordReset({ db: database.app, now }, { email: "personne@nulle-part.example" });
		await jobs().settle();
		expect(await mailsIn(database.worker, "personne@nulle-part.example")).toEqual([]);
	});
});
