import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import * as editLine from "#app/routes/budgets/edit-line.tsx";
import * as means from "#app/routes/budgets/means.tsx";
import * as newCommitment from "#app/routes/budgets/new-commitment.tsx";
import * as newFunding from "#app/routes/budgets/new-funding.tsx";
import * as newLine from "#app/routes/budgets/new-line.tsx";
import * as newLink from "#app/routes/budgets/new-link.tsx";
import * as programme from "#app/routes/budgets/programme.tsx";
import * as removeLine from "#app/routes/budgets/remove-line.tsx";
import * as deleteComment from "#app/routes/follow-up/delete-comment.tsx";
import * as download from "#app/routes/follow-up/download.tsx";
import * as editComment from "#app/routes/follow-up/edit-comment.tsx";
import * as followUp from "#app/routes/follow-up/follow-up.tsx";
import * as newAttachment from "#app/routes/follow-up/new-attachment.tsx";
import * as newComment from "#app/routes/follow-up/new-comment.tsx";
import * as newNote from "#app/routes/follow-up/new-note.tsx";
import * as removeAttachment from "#app/routes/follow-up/remove-attachment.tsx";
import * as resolveComment from "#app/routes/follow-up/resolve-comment.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

let here: BuiltTerritory;
const cookies = {} as Record<"lead" | "partner" | "reader" | "foreigner", string>;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	const people: Record<keyof typeof cookies, Actor> = {
		lead: await here.person("theo", { mandates: { insertion: "technical_lead" } }),
		partner: await here.person("paul"),
		reader: await here.person("lise", { role: "reader" }),
		foreigner: await there.person("fred", { role: "admin" }),
	};
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	await aSheet(here, { slug: "fiche", partnerIds: [here.organisationIds.ccas] });
});

type Who = keyof typeof cookies;
interface Sent {
	params?: Record<string, string>;
	form?: Record<string, string>;
	upload?: FormData;
}
const ask = (who: Who, handler: unknown, { params = {}, ...sent }: Sent = {}) =>
	web.ask(handler as Parameters<typeof web.ask>[0], {
		path: "/t/ici/fiches/fiche",
		params: { territory: "ici", sheet: "fiche", ...params },
		cookie: cookies[who],
		...sent,
	});
const errorOf = (answer: { data: { lastResult: { error: Record<string, string[]> } } }) => answer.data.lastResult.error;

describe("the means of a sheet", () => {
	it("are shown to every member, and offer each what they may do", async () => {
		for (const [who, edit, commit] of [
			["lead", true, true],
			["partner", false, true],
			["reader", false, false],
		] as const) {
			expect(await ask(who, means.loader)).toMatchObject({ status: 200, data: { can: { edit, commit } } });
		}
		expect((await ask("foreigner", means.loader)).status).toBe(404);
		expect((await ask("foreigner", programme.loader)).status).toBe(404);
	});

	it("refuse their forms to whoever may not send them", async () => {
		for (const { loader } of [newLine, newFunding, newLink]) {
			expect((await ask("lead", loader)).status).toBe(200);
			expect((await ask("partner", loader)).status).toBe(403);
		}
		expect(await ask("partner", newCommitment.loader)).toMatchObject({ status: 200, data: { organisations: [{ name: "CCAS" }] } });
		expect((await ask("reader", newCommitment.loader)).status).toBe(403);
		expect((await ask("lead", editLine.loader, { params: { line: newId() } })).status).toBe(404);
	});

	it("take a French amount, add it up, and give both versions after someone else saved", async () => {
		const form = { stage: "planned", nature: "running", unit: "euro", year: "2027", label: "Animation", amount: "12 500,50" };
		expect(errorOf(await ask("lead", newLine.action, { form: { ...form, amount: "-3" } })).amount?.[0]).toContain("jamais négatif");
		expect(await ask("lead", newLine.action, { form })).toMatchObject({ status: 302, location: "/t/ici/fiches/fiche/moyens" });
		const shown = await ask("reader", means.loader);
		expect(shown.data.total).toMatchObject({ planned: 12_500.5 });
		const params = { line: shown.data.lines[0].id };
		const edit = { ...form, revision: "1", amount: "13000" };
		expect((await ask("lead", editLine.action, { params, form: edit })).status).toBe(302);
		expect(await ask("lead", editLine.action, { params, form: { ...edit, amount: "1" } })).toMatchObject({
			status: 409,
			data: { current: { amount: 13_000, revision: 2 } },
		});
		const budget = await ask("reader", programme.loader);
		expect(budget.data.programmes[0]).toMatchObject({ total: { planned: 13_000 }, axes: [{ years: [{ year: 2027 }] }, { years: [] }] });
		expect((await ask("partner", removeLine.action, { params, form: { revision: "2" } })).status).toBe(403);
		expect((await ask("lead", removeLine.action, { params, form: { revision: "2" } })).status).toBe(302);
	});

	it("say beside the field what is wrong with a link", async () => {
		const answer = await ask("lead", newLink.action, { form: { kind: "caf_agreement", label: "Convention", url: "http://caf.fr" } });
		expect(answer.status).toBe(400);
		expect(errorOf(answer).url?.[0]).toContain("https://");
	});
});

describe("the follow-up of a sheet", () => {
	it("takes notes and comments, and answers to a thread", async () => {
		expect((await ask("partner", newNote.loader)).status).toBe(403);
		expect((await ask("lead", newNote.action, { form: { notedOn: "2026-11-20", text: "En route." } })).status).toBe(302);
		expect((await ask("partner", newComment.action, { form: { text: "Et la suite ?", mentionedId: "" } })).status).toBe(302);
		expect((await ask("reader", newComment.action, { form: { text: "Moi aussi" } })).status).toBe(403);
		expect((await ask("partner", newComment.action, { form: { text: " " } })).status).toBe(400);
		const shown = await ask("lead", followUp.loader);
		expect(shown.data).toMatchObject({
			notes: [{ text: "En route.", canEdit: true }],
			threads: [{ text: "Et la suite ?", canResolve: true }],
		});
		const comment = shown.data.threads[0].id;
		expect((await ask("reader", resolveComment.action, { params: { comment }, form: { state: "resolved" } })).status).toBe(403);
		expect((await ask("lead", resolveComment.action, { params: { comment }, form: { state: "resolved" } })).status).toBe(302);
		expect((await ask("lead", resolveComment.action, { params: { comment }, form: { state: "brûlée" } })).status).toBe(400);
		expect((await ask("foreigner", followUp.loader)).status).toBe(404);

		const params = { comment };
		expect((await ask("lead", editComment.loader, { params })).status).toBe(403);
		expect((await ask("lead", deleteComment.action, { params, form: { revision: "1" } })).status).toBe(403);
		expect((await ask("partner", editComment.loader, { params })).data.comment).toMatchObject({ revision: 1 });
		expect((await ask("partner", editComment.action, { params, form: { text: " ", revision: "1" } })).status).toBe(400);
		expect((await ask("partner", editComment.action, { params, form: { text: "Corrigé", revision: "1" } })).status).toBe(302);
		expect(await ask("partner", editComment.action, { params, form: { text: "Perdu", revision: "1" } })).toMatchObject({
			status: 409,
			data: { current: { text: "Corrigé", revision: 2 } },
		});
		expect((await ask("partner", deleteComment.action, { params, form: { revision: "2" } })).status).toBe(302);
		expect((await ask("partner", deleteComment.loader, { params })).status).toBe(404);
		expect((await ask("reader", followUp.loader)).data.threads[0]).toMatchObject({ text: "", isDeleted: true, canEdit: false });
	});
});

const uploadOf = (name: string, content: BlobPart): FormData => {
	const upload = new FormData();
	upload.set("file", new File([content], name));
	return upload;
};

describe("attachments", () => {
	it("come back as they went, to be kept and never shown", async () => {
		const upload = uploadOf("Bilan d'été.pdf", "%PDF-1.7\ncontenu\n%%EOF");
		expect((await ask("lead", newAttachment.action, { upload })).status).toBe(302);
		const [attachment] = (await ask("reader", followUp.loader)).data.attachments;
		expect(attachment.name).toBe("Bilan d'été.pdf");
		const params = { attachment: attachment.id };
		const file = await ask("reader", download.loader, { params });
		expect(file.status).toBe(200);
		expect(Object.fromEntries(file.headers)).toMatchObject({
			"content-type": "application/octet-stream",
			"content-disposition": expect.stringMatching(
				/^attachment; filename="Bilan d'ete.pdf"; filename\*=UTF-8''Bilan%20d%27%C3%A9t%C3%A9.pdf$/,
			),
			"x-content-type-options": "nosniff",
			"content-security-policy": expect.stringContaining("sandbox"),
		});
		expect((await ask("foreigner", download.loader, { params })).status).toBe(404);
		expect((await ask("reader", download.loader, { params: { attachment: "../secret" } })).status).toBe(404);
		expect((await ask("reader", removeAttachment.loader, { params })).status).toBe(403);
		expect((await ask("lead", removeAttachment.action, { params, form: { ok: "" } })).status).toBe(400);
		const emptied = new FormData();
		expect((await ask("lead", removeAttachment.action, { params, upload: emptied })).status).toBe(302);
		expect((await ask("reader", download.loader, { params })).status).toBe(404);
	});

	it("are refused with a sentence: nothing chosen, too much, or not what it says", async () => {
		const refusal = async (upload: FormData) => {
			const { status, data } = await ask("lead", newAttachment.action, { upload });
			return [status, data.error.split(" ").slice(0, 4).join(" ")];
		};
		expect(await refusal(uploadOf("", ""))).toEqual([400, "Choisissez un fichier."]);
		expect(await refusal(uploadOf("a.txt", new Uint8Array(10 * 1024 * 1024 + 1).fill(97)))).toEqual([413, "Ce fichier dépasse 10"]);
		expect(await refusal(uploadOf("a.txt", new Uint8Array(12 * 1024 * 1024).fill(97)))).toEqual([413, "Ce fichier dépasse 10"]);
		expect(await refusal(uploadOf("a.pdf", "<html>"))).toEqual([422, "Le contenu de ce"]);
		expect((await ask("partner", newAttachment.action, { upload: uploadOf("a.pdf", "%PDF-1.7") })).status).toBe(403);
	});
});
