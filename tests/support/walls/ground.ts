import { createHash } from "node:crypto";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import { uploadImport } from "#app/domain/imports/commands/upload-import.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type Ctx, inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId, type PersonId } from "#app/domain/kernel/ids.ts";
import { newToken, tokenHash } from "#app/domain/kernel/token.server.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { issueToken } from "#app/domain/people/commands/issue-token.server.ts";
import { setPassword } from "#app/domain/people/commands/set-password.server.ts";
import { mailSamples } from "#app/emails/samples.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { decision, docOf, draftMinutes, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import type { TestDatabase } from "../database.ts";
import type { TestWeb } from "../web.ts";

export const here = "brocelian";
export const elsewhere = "zorglub";

/**
 * Everyone there is. The committee « insertion » follows the sheet; « pilot » works for its lead organisation, « referent » leads it by
 * name; « outsider » is of another organisation and chairs another committee; « stranger » administers another territory.
 */
export const people = [
	...(["admin", "officer", "chair", "lead", "member", "pilot", "referent", "outsider", "reader", "dpo"] as const),
	...(["former", "stranger", "anonymous"] as const),
];
export type Who = (typeof people)[number];

/** Words that only some may find in an answer, beside the name of a territory, which is in every name and address of its people. */
export const words = {
	draft: "Brouillon reconnaissable",
	secret: "Huis clos reconnaissable",
	view: "Vue reconnaissable",
	label: "Calendrier reconnaissable",
} as const;

export type Params = Record<string, string>;

export interface Place {
	actors: Record<Exclude<Who, "former" | "stranger" | "anonymous">, Actor>;
	former: PersonId;
	/** What an address may name, by the name that routes.ts gives it. */
	params: Params;
	/** Convoked, not yet convoked; and those whose minutes are being written, wait for the chair, are approved. */
	meetings: Record<"coming" | "planned" | "writing" | "waiting" | "approved", string>;
}

/** A territory with something of each kind that an address may name. */
export async function aPlace(database: TestDatabase, web: TestWeb, now: Date, slug: string, passwordHash: string): Promise<Place> {
	const territory = await aTerritory(database.owner, now, slug);
	const { territoryId, organisationIds, operator } = territory;
	const today = dayOf(now);
	const insertion = { insertion: "member" } as const;
	const person = territory.person;
	const actors: Place["actors"] = {
		admin: await person("administration", { role: "admin", organisation: "epci" }),
		officer: await person("cooperation", { role: "cooperation_officer", organisation: "epci" }),
		chair: await person("presidence", { mandates: { insertion: "chair" } }),
		lead: await person("technique", { mandates: { insertion: "technical_lead" } }),
		member: await person("membre", { mandates: insertion }),
		pilot: await person("pilote", { organisation: "caf" }),
		referent: await person("referente", { organisation: "epci" }),
		outsider: await person("ailleurs", { organisation: "epci", mandates: { gerontologie: "chair" } }),
		reader: await person("lecture", { role: "reader" }),
		dpo: await person("dpo", { role: "reader", organisation: "epci" }),
	};
	const duty = {
		id: newId(),
		territoryId,
		personId: actors.dpo.personId,
		duty: "dpo",
		secretBasis: "function",
		startsOn: plusDays(today, -30),
	};
	await inTransaction(operator, (tx) => tx.insertInto("referralDuty").values(duty).execute());
	const former = (await person("partie", { mandates: insertion })).personId;
	// whose own name says nothing of the territory
	await database.asAdmin("update person set display_name = 'Partie', email = $2 where id = $1", [former, `partie@${newId()}.example`]);
	await database.asAdmin("update membership set ends_on = $2 where person_id = $1", [former, plusDays(today, -2)]);
	for (const { personId } of Object.values(actors)) await setPassword({ db: database.app, personId, now }, { passwordHash });
	const as = (who: keyof Place["actors"]): Ctx => ({ db: database.app, actor: actors[who], now });
	const insert = inserter(database, territoryId);
	const committeeId = territory.committeeIds.insertion as never;

	const sheet = `ateliers-${slug}`;
	const { caf: leadOrganisationId, ccas } = organisationIds;
	const sheetId = await aSheet(territory, {
		slug: sheet,
		title: `Ateliers ${slug}`,
		leadOrganisationId,
		partnerIds: [leadOrganisationId, ccas],
	});
	await database.asAdmin("update action_sheet set lead_person_id = $2 where id = $1", [sheetId, actors.referent.personId]);
	const ofSheet = { sheet_id: sheetId };
	const { lead, member, pilot } = actors;
	const params: Params = { territory: slug, sheet, committee: "insertion", organisation: leadOrganisationId, number: "1" };
	await insert("sheet_version", { ...ofSheet, number: 1, snapshot: "{}", proposed_by: lead.personId, proposed_at: now, status: "pending" });
	params.milestone = await insert("milestone", { ...ofSheet, title: `Jalon ${slug}`, due_on: "2026-12-20", owner_id: pilot.personId });
	params.indicator = await insert("indicator", { ...ofSheet, label: `Indicateur ${slug}`, type: "output", unit: "ateliers" });
	await insert("measurement", {
		indicator_id: params.indicator,
		measured_on: "2026-10-31",
		value: 3,
		entered_at: now,
		entered_by: pilot.personId,
	});
	await insert("measurement", {
		...{
			indicator_id: params.indicator,
			measured_on: "2026-11-01",
			value: 4,
			entered_at: now,
			entered_by: pilot.personId,
			state: "proposed",
		},
	});
	params.line = await insert("budget_line", {
		...ofSheet,
		label: `Salle ${slug}`,
		amount: 3,
		nature: "running",
		stage: "planned",
		unit: "euro",
		year: 2026,
	});
	params.funding = await insert("funding", { ...ofSheet, funder_name: `Fonds ${slug}`, promised: 3, year: 2026 });
	params.link = await insert("funding_link", {
		...ofSheet,
		kind: "caf_agreement",
		label: `Appel ${slug}`,
		url: "https://exemple.example/",
	});
	params.commitment = await insert("commitment", { ...ofSheet, organisation_id: organisationIds.caf, promise: `Une salle, ${slug}` });
	params.note = await insert("progress_note", {
		...ofSheet,
		author_id: lead.personId,
		noted_on: today,
		text: `Noté ${slug}`,
		written_at: now,
	});
	params.comment = await insert("sheet_comment", { ...ofSheet, author_id: member.personId, text: `Demandé ${slug}`, written_at: now });
	params.attachment = await insert("attachment", { ...ofSheet, added_at: now, added_by: lead.personId, ...(await aFile(web, slug)) });

	const view = { person_id: lead.personId, search: "", created_at: now, updated_at: now };
	params.view = await insert("saved_view", { ...view, name: `${words.view} ${slug}` });
	params.change = await insert("bulk_change", { kind: "tags", asked: "{}", made_by: lead.personId, made_at: now });
	const plan = {
		name: "Plan",
		rows: [
			["N°", "Intitulé de l'action"],
			["9.9", `Action ${slug}`],
		],
		merges: [],
	};
	await inTransaction(operator, (tx) =>
		tx
			.insertInto("bulkChangeItem")
			.values({
				...{ territoryId, bulkChangeId: params.change as string, sheetId, before: JSON.stringify({ tags: [] }) },
				...{ after: JSON.stringify({ tags: ["avant"] }), afterRevision: 1 },
			})
			.execute(),
	);
	params.import = await uploadImport(as("officer"), { fileName: `plan-${slug}.xlsx`, fileBytes: Buffer.from("-"), grids: [plan] });
	params.export = await insert("sheet_export", {
		...{ format: "pdf", person_id: lead.personId, requested_at: now, ready_at: now, byte_count: 3, sheet_ids: [sheetId] },
	});
	await web.services.exportFiles.write(`${params.export}.pdf`, Buffer.from(`%PDF-1.7 ${slug}`));
	params.campaign = await insert("campaign", {
		...{ committee_id: committeeId, title: `Collecte ${slug}`, due_on: "2026-12-20", starts_on: "2026-01-01", ends_on: "2026-12-31" },
		...{ opened_at: now, opened_by: actors.officer.personId },
	});
	params.expected = await insert("expected_value", { campaign_id: params.campaign, indicator_id: params.indicator });

	const attendance = [{ personId: member.personId, status: "present" as const }];
	const task = { taskTitle: `Réserver ${slug}`, ownerId: member.personId, dueOn: "2026-12-20" as Day, sheetId };
	const written = { committeeId, attendance, day: plusDays(today, -7) };
	const approved = await submittedMinutes(as("lead"), {
		...{
			...written,
			title: `Approuvée ${slug}`,
			points: [{ title: "Ouvrir" }],
			doc: docOf(paragraph("Vu."), decision({ text: "Ouvrir.", ...task })),
		},
	});
	await approveMinutes(as("chair"), approved);
	const waiting = await submittedMinutes(as("lead"), { ...written, title: `En attente ${slug}`, doc: docOf(paragraph(words.draft)) });
	const writing = await draftMinutes(as("lead"), { ...written, title: `En cours ${slug}`, doc: docOf(paragraph(words.draft)) });
	const coming = await createMeeting(as("lead"), {
		...{
			committeeId,
			title: `À venir ${slug}`,
			day: plusDays(today, 14),
			startTime: "14:00",
			endTime: "16:00",
			points: [{ title: "Bilan", sheetId }],
		},
	});
	const planned = await createMeeting(as("lead"), {
		...{
			committeeId,
			title: `Prévue ${slug}`,
			day: plusDays(today, 30),
			startTime: "14:00",
			endTime: "16:00",
			points: [{ title: "Suite" }],
		},
	});
	const [point] = await database.asAdmin<{ id: string }>("select id from agenda_point where meeting_id = $1", [coming]);
	params.point = point?.id as string;
	const secretPoint = await insert("agenda_point", {
		meeting_id: coming,
		position: 2,
		title: `${words.secret} ${slug}`,
		is_confidential: true,
	});
	const paper = { meeting_id: coming, added_by: lead.personId, added_at: now };
	params.paper = await insert("agenda_paper", { ...paper, point_id: params.point, ...(await aFile(web, slug)) });
	params["secret-paper"] = await insert("agenda_paper", { ...paper, point_id: secretPoint, ...(await aFile(web, slug)) });
	params["secret-point"] = secretPoint;
	const poll = { committee_id: committeeId, title: `Quand ${slug}`, closes_on: "2026-12-10", created_by: lead.personId, created_at: now };
	params.poll = await insert("meeting_poll", poll);
	await insert("poll_slot", { poll_id: params.poll, starts_at: "2026-12-15T08:00:00Z", ends_at: "2026-12-15T10:00:00Z" });
	await sendConvocation(as("lead"), { meetingId: coming, revision: 1, message: null });
	const [convoked] = await database.asAdmin<{ id: string }>(
		"select id from convocation_recipient where person_id = $1 and meeting_id = $2",
		[...[member.personId, coming]],
	);
	params.convocation = newToken();
	await insert("convocation_token", { hash: tokenHash(params.convocation), recipient_id: convoked?.id, issued_at: now });

	const [facts] = await database.asAdmin<Record<string, string>>(
		`select (select id from mandate where person_id = $2) as mandate, (select sha256 from minutes where meeting_id = $3) as sha256,
			(select id from task where territory_id = $1) as task, (select id from programme where territory_id = $1) as programme`,
		[territoryId, member.personId, approved.meetingId],
	);
	Object.assign(params, facts, { person: pilot.personId, kind: "milestone", object: params.milestone, sample: mailSamples[0]?.id });
	Object.assign(params, { message: newId(), index: "0", nothing: newToken() });
	const worker = { db: database.worker, now, territoryId };
	const { personId } = member;
	const objectId = params.task as string;
	params.mail = await issueMailToken(worker, { personId, purpose: "complete-task", territoryId, objectId });
	params.digest = await issueMailToken(worker, { personId, purpose: "unsubscribe-digest", territoryId: null, objectId: null });
	params.reset = await issueToken(worker, { personId, kind: "password_reset", territoryId: null });
	params.invitation = await issueToken(worker, { personId, kind: "invitation", territoryId });
	params.feed = newId();
	params.calendar = newToken();
	await database.asAdmin("insert into calendar_feed (id, person_id, token_hash, created_at, label) values ($1, $2, $3, $4, $5)", [
		...[params.feed, member.personId, tokenHash(params.calendar), now, words.label],
	]);
	const meetings = { coming, planned, writing: writing.meetingId, waiting: waiting.meetingId, approved: approved.meetingId };
	await insert("dead_job", { name: "send-digest", payload: "{}", error: "554", attempts: 3, failed_at: now });
	await database.asAdmin("insert into mail_stop (email, reason, stopped_at) values ($1, 'bounce', $2)", [`membre@${slug}.example`, now]);
	await database.asAdmin("update meeting set status = 'held' where id = $1", [approved.meetingId]);
	return { actors, former, params, meetings };
}

async function aFile(web: TestWeb, slug: string) {
	const bytes = Buffer.from(`%PDF-1.7 ${slug}\n%%EOF\n`);
	const key = newId().replaceAll("-", "");
	await web.services.files.write(key, bytes);
	return {
		name: `piece-${slug}.pdf`,
		extension: "pdf",
		size: bytes.length,
		sha256: createHash("sha256").update(bytes).digest("hex"),
		storage_key: key,
	};
}

/** By the operator's hand: a row of the territory. @returns its id */
function inserter(database: TestDatabase, territoryId: string) {
	return async (table: string, values: Record<string, unknown>): Promise<string> => {
		const hasId = table !== "convocation_token";
		const row = { territory_id: territoryId, ...(hasId && { id: newId() }), ...values };
		const places = Object.keys(row).map((_, index) => `$${index + 1}`);
		await database.asAdmin(`insert into ${table} (${Object.keys(row).join(", ")}) values (${places.join(", ")})`, Object.values(row));
		return String(row.id);
	};
}
