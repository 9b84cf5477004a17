import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId, type OrganisationId } from "#app/domain/kernel/ids.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { addReferralAttachment } from "#app/domain/referrals/commands/add-referral-attachment.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { keepNote } from "#app/domain/referrals/commands/keep-note.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import routes from "#app/routes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { type Answer, useWeb } from "#tests/support/web.ts";

// Every address of referrals, asked by everyone there is: on a referral of their own, of another organisation, of another territory. Once
// with every wall up, once with row-level security taken down, when the application alone must still refuse.

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);

type Module = { loader?: Handler; action?: Handler };
type Handler = Parameters<typeof web.ask>[0];
const modules = import.meta.glob<Module>("../../app/routes/referral*/*.tsx");

const people = [
	"sender",
	"senderColleague",
	"ccas",
	"ccasColleague",
	"volunteer",
	"caf",
	"manager",
	"dpo",
	"admin",
	"officer",
	"chair",
	"reader",
	"elsewhere",
	"anonymous",
] as const;
type Who = (typeof people)[number];

const senders: Who[] = ["sender"];
const bound: Who[] = ["sender", "ccas"];
const named: Who[] = ["sender", "ccas", "volunteer"];
/** Has a duty about referrals. */
const agents: Who[] = ["sender", "senderColleague", "ccas", "ccasColleague", "volunteer", "caf"];
const dutied: Who[] = [...agents, "manager", "dpo"];
const stewards: Who[] = ["admin", "officer"];
const members: Who[] = [...dutied, ...stewards, "chair", "reader"];
/** Of the CCAS, which holds the drop-in session. */
const holders: Who[] = ["ccas", "ccasColleague", "manager", ...stewards];
const dpo: Who[] = ["dpo"];
const nobody: Who[] = [];

interface Row {
	/** Whom the page is shown to; all others get 404 or 403, or are sent to sign in. */
	get?: Who[];
	/** Whose form is read; all others change nothing. */
	post?: Who[];
	form?: Record<string, string>;
}

/** What each address is and for whom. A new address without a row fails. */
const matrix: Record<string, Row> = {
	"t/:territory/administration/orientations": { get: stewards, post: stewards },
	"t/:territory/administration/orientations/organisations": { get: stewards },
	"t/:territory/administration/orientations/organisations/:organisation": {
		get: [...stewards, "manager"],
		post: [...stewards, "manager"],
		form: { revision: "1", secretBasis: "none", secretReference: "Aucune" },
	},
	"t/:territory/administration/orientations/personnes": { get: stewards, post: stewards },
	"t/:territory/orientations": { get: dutied },
	"t/:territory/orientations/recherche": { get: agents, post: agents, form: { lastName: aDraft.lastName, firstName: aDraft.firstName } },
	// worry for a child: whoever comes there is told whom to call, and nothing is kept
	"t/:territory/orientations/nouvelle": { get: agents, post: dutied, form: { isChildInDanger: "yes" } },
	"t/:territory/orientations/enfant-en-danger": { get: dutied },
	"t/:territory/orientations/chiffres": { get: members },
	"t/:territory/orientations/chiffres/indicateur": { get: stewards, post: stewards },
	"t/:territory/orientations/chiffres.csv": { get: members },
	"t/:territory/orientations/chiffres.xlsx": { get: members },
	"t/:territory/orientations/chiffres.pdf": { get: members },
	"t/:territory/orientations/chiffres.docx": { get: members },
	"t/:territory/orientations/chiffres.odt": { get: members },
	"t/:territory/orientations/repartition": { get: members },
	"t/:territory/orientations/repartition/nouvelle": { get: stewards, post: stewards },
	"t/:territory/orientations/repartition/:mission": { get: stewards, post: stewards },
	"t/:territory/orientations/repartition/:mission/suppression": { get: stewards, post: stewards, form: { revision: "1" } },
	"t/:territory/orientations/permanences": { get: members },
	"t/:territory/orientations/permanences/nouvelle": { get: [...agents, "manager", ...stewards], post: [...agents, "manager", ...stewards] },
	"t/:territory/orientations/permanences/:session": { get: holders, post: holders },
	"t/:territory/orientations/permanences/:session/confirmation": { get: holders, post: holders },
	"t/:territory/orientations/permanences/:session/suppression": { get: holders, post: holders, form: { revision: "1" } },
	"t/:territory/orientations/agents": { get: ["manager"], post: ["manager"] },
	"t/:territory/orientations/agents/confier/:referral": { get: nobody, post: nobody },
	"t/:territory/orientations/agents/confier/:referral/:recipient": { get: ["manager"], post: ["manager"] },
	"t/:territory/orientations/habilitations/:duty/fin": { get: ["manager"], post: ["manager"] },
	"t/:territory/orientations/acces": { get: dpo },
	"t/:territory/orientations/acces.csv": { get: dpo },
	"t/:territory/orientations/acces/:reference": { get: dpo },
	"t/:territory/orientations/droits": { get: dpo },
	"t/:territory/orientations/droits/nouvelle": {
		get: dpo,
		post: dpo,
		form: { intent: "find", lastName: aDraft.lastName, firstName: aDraft.firstName },
	},
	"t/:territory/orientations/droits/:demand": { get: dpo, post: dpo, form: { answer: "granted" } },
	"t/:territory/orientations/droits/:demand/dossier": { get: dpo },
	"t/:territory/orientations/droits/:demand/dossier.json": { get: dpo },
	"t/:territory/orientations/droits/:demand/dossier.txt": { get: dpo },
	"t/:territory/orientations/eliminations": { get: dpo },
	"t/:territory/orientations/eliminations/:list": { get: dpo, post: dpo },
	"t/:territory/orientations/eliminations/:list/bordereau": { get: dpo },
	"t/:territory/orientations/eliminations/:list/bordereau.csv": { get: dpo },
	"t/:territory/orientations/:referral": { get: named },
	"t/:territory/orientations/:referral/impression": { get: named },
	// it is sent: the draft's pages lead its author to it
	"t/:territory/orientations/:referral/modification": { get: nobody, post: nobody },
	"t/:territory/orientations/:referral/destinataires": { get: nobody, post: nobody },
	"t/:territory/orientations/:referral/envoi": { get: senders, post: senders, form: { revision: "3" } },
	"t/:territory/orientations/:referral/suppression": { get: nobody, post: nobody, form: { revision: "3" } },
	"t/:territory/orientations/:referral/identite": { get: nobody, post: nobody },
	"t/:territory/orientations/:referral/numero": { get: nobody, post: nobody },
	"t/:territory/orientations/:referral/numero/lecture": { get: senders, post: nobody, form: {} },
	"t/:territory/orientations/:referral/autre-organisation": { get: senders, post: senders },
	"t/:territory/orientations/:referral/rectification": { get: senders, post: senders },
	"t/:territory/orientations/:referral/pieces/nouvelle": { get: senders, post: senders },
	"t/:territory/orientations/:referral/pieces/:piece/telechargement": { get: bound },
	"t/:territory/orientations/:referral/pieces/:piece/retrait": { get: senders, post: senders },
	"t/:territory/orientations/:referral/accord": { get: bound, post: bound },
	"t/:territory/orientations/:referral/accord/notice": { get: bound },
	"t/:territory/orientations/:referral/accord/:agreement/retrait": { get: bound, post: bound, form: { withdrawnOn: "2026-11-23" } },
	"t/:territory/orientations/:referral/messages": { get: bound, post: bound, form: { text: "Bonjour" } },
	"t/:territory/orientations/:referral/note": { get: named, post: named, form: { revision: "0", text: "À revoir" } },
	"t/:territory/orientations/:referral/attribution": { get: named, post: named, form: { intent: "leave" } },
	"t/:territory/orientations/:referral/reponses/:recipient/passage": {
		get: bound,
		post: ["ccas"],
		form: { revision: "1", scope: "card" },
	},
	"t/:territory/orientations/:referral/reponses/:recipient/:step": { get: bound, post: ["ccas"], form: { revision: "99" } },
};

const canaries = {
	card: [aDraft.lastName, aDraft.firstName, aDraft.phone, aDraft.email],
	account: [aDraft.subject, aDraft.asked, aDraft.done, "Message très reconnaissable", "Réponse très reconnaissable"],
	note: ["Note très reconnaissable"],
};
/** Who may find which of them in an answer. */
const mayRead: Partial<Record<Who, (keyof typeof canaries)[]>> = {
	sender: ["card", "account"],
	ccas: ["card", "account", "note"],
	volunteer: ["card"],
};

let place: ReferralPlace;
let actors: Record<Exclude<Who, "anonymous">, Actor>;
const cookies = new Map<Who, string | undefined>();
let params: Record<string, string>;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { territory } = place;
	const { operator, territoryId, organisationIds } = territory;
	const duty = async (actor: Actor, secretBasis: "function" | "none") => {
		const row = { id: newId(), territoryId, personId: actor.personId, duty: "agent", secretBasis, startsOn: plusDays(dayOf(now), -30) };
		await inTransaction(operator, (tx) => tx.insertInto("referralDuty").values(row).execute());
		return { ...actor, referral: { duties: ["agent"] as const, secretBasis } };
	};
	const volunteerId = await addMember(operator, {
		...{ email: "benevole@exemple.example", displayName: "Bénévole", organisationId: place.association, role: "partner" },
		startsOn: plusDays(dayOf(now), -30),
	});
	const volunteer = await duty({ ...place.ccas, personId: volunteerId, organisationId: place.association }, "none");
	const referralId = await draftReferral(place.as(place.sender));
	const recipients = await sendTo(place.as(place.sender), referralId, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: place.association, scope: "card" },
	]);
	const recipientId = recipients.get(organisationIds.ccas) as RecipientId;
	const ccas = place.as(place.ccas);
	await advanceReferral(ccas, { referralId, recipientId, revision: 1, action: "accept", word: "Réponse très reconnaissable" });
	await writeMessage(ccas, { referralId, recipientId, text: "Message très reconnaissable" });
	await keepNote(ccas, { referralId, revision: 0, text: "Note très reconnaissable" });
	// named after the referral was sent: agents, and readers of nothing
	const ccasColleague = await duty(await territory.person("collegue", { organisation: "ccas" }), "function");
	const senderColleague = await duty(await territory.person("guichet", { organisation: "epci" }), "function");
	const far = await aReferralPlace(database, now, "ailleurs");
	actors = {
		...{ sender: place.sender, senderColleague, ccas: place.ccas, ccasColleague, volunteer, caf: place.caf },
		...{ manager: place.manager, dpo: place.dpo, elsewhere: far.ccas },
		admin: await territory.person("administration", { role: "admin" }),
		officer: await territory.person("cooperation", { role: "cooperation_officer" }),
		// an elected official whom somebody habilitated all the same
		chair: await duty(await territory.person("elue", { organisation: "ccas", mandates: { insertion: "chair" } }), "function"),
		reader: await territory.person("lecture", { role: "reader" }),
	};
	for (const who of people) cookies.set(who, who === "anonymous" ? undefined : await web.signInAs(actors[who].personId));
	params = {
		territory: "exemple",
		referral: referralId as ReferralId,
		recipient: recipientId,
		step: "rendez-vous",
		...(await furtherParams(referralId)),
	};
});

/** Something of each kind that an address may name. */
async function furtherParams(referralId: ReferralId): Promise<Record<string, string>> {
	const { territory, sender, dpo: officer } = place;
	const { territoryId, organisationIds, operator } = territory;
	const ids = { agreement: newId(), piece: newId(), mission: newId(), session: newId(), list: newId(), duty: newId() };
	const organisationId = organisationIds.ccas as OrganisationId;
	const today = dayOf(now);
	await inTransaction(operator, async (tx) => {
		await tx
			.insertInto("referralAgreement")
			.values({
				...{ id: ids.agreement, territoryId, referralId, givenOn: today, endsOn: plusDays(today, 90), channel: "oral", givenBy: "person" },
				...{ covers: ["card", "account"], collectedBy: sender.personId, recordedAt: now },
			})
			.execute();
		await tx.insertInto("referralAgreementOrganisation").values({ agreementId: ids.agreement, territoryId, organisationId }).execute();
		await tx
			.insertInto("missionSplit")
			.values({ id: ids.mission, territoryId, need: "rights", public: "everyone", organisationId, part: "lead" })
			.execute();
		await tx
			.insertInto("dropInSession")
			.values({
				...{
					id: ids.session,
					territoryId,
					organisationId,
					place: "Mairie",
					rhythm: "weekly",
					weekday: 2,
					opensAt: "09:00",
					closesAt: "12:00",
				},
				...{ startsOn: today, booking: "free" },
			})
			.execute();
		await tx.insertInto("eliminationList").values({ id: ids.list, territoryId, preparedAt: now }).execute();
	});
	const withFiles = { ...place.as(sender), files: web.services.files };
	const piece = await addReferralAttachment(
		withFiles,
		{ referralId, kind: "form" },
		{ name: "formulaire.pdf", bytes: Buffer.from("%PDF-1.7\n%%EOF\n") },
	);
	// another person asked for what is held about them: it opens nothing of this one
	const other = {
		lastName: "Ouvrard",
		firstName: "Tess",
		phone: "02 99 00 00 01",
		email: null,
		subject: "Autre objet",
		asked: "Autre demande",
		done: null,
	};
	const otherId = await draftReferral(place.as(sender), other);
	await sendTo(place.as(sender), otherId, [{ organisationId, scope: "full" }]);
	const demand = await openRequests(place.as(officer), { kind: "access", receivedOn: today, referralIds: [otherId] });
	const [{ reference, duty }] = (await database.asAdmin<{ reference: string; duty: string }>(
		`select reference, (select d.id from referral_duty d where d.person_id = $2 and d.duty = 'agent') as duty from referral where id = $1`,
		[referralId, place.ccas.personId],
	)) as [{ reference: string; duty: string }];
	return { ...ids, organisation: "ccas", piece, demand, reference, duty };
}

const found = routes.filter(({ path = "" }) => /^t\/:territory\/(administration\/)?orientations/.test(path)) as {
	path: string;
	file: string;
}[];

async function moduleOf(file: string): Promise<Module> {
	const load = modules[`../../app/${file}`];
	if (!load) throw new Error(`no module ${file}`);
	return load();
}

const tables = async () =>
	(
		await database.asAdmin<{ name: string }>(
			"select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and (relname like 'referral%' or relname like 'elimination%') order by 1",
		)
	).map(({ name }) => name);
const state = async () => {
	const sums = (await tables()).map((name) => `(select coalesce(md5(string_agg(x::text, '|' order by x::text)), '') from ${name} x)`);
	return (await database.asAdmin<{ sum: string }>(`select ${sums.join(" || ")} as sum`))[0]?.sum;
};

/** Lines that say who was refused a referral. */
const refusals = async () =>
	Number((await database.asAdmin<{ count: string }>("select count(*) from access_entry where what = 'refused'"))[0]?.count);
/** Refused, and not only badly filled in: to a person whom the territory knows, about a referral that the address names. */
const isWritten = (path: string, who: Who, status: number) =>
	path.includes("/:referral") && members.includes(who) && (status === 403 || status === 404) ? 1 : 0;

function leaks(who: Who, { data, headers }: Answer): string[] {
	const text = JSON.stringify(data ?? "") + JSON.stringify([...headers]);
	const allowed = mayRead[who] ?? [];
	const secret = (Object.keys(canaries) as (keyof typeof canaries)[]).filter((kind) => !allowed.includes(kind));
	return secret.flatMap((kind) => canaries[kind].filter((word) => text.includes(word)));
}

async function askAll(path: string, file: string, row: Row, refused: (who: Who, status: number, location: string | null) => boolean) {
	const { loader, action } = await moduleOf(file);
	const inPath = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, params[name] ?? ""]));
	const wrong: string[] = [];
	let asked = 0;
	for (const who of people) {
		const question = { path: `/${path.replace(/:(\w+)/g, (_, name) => inPath[name] ?? "")}`, params: inPath, cookie: cookies.get(who) };
		if (loader) {
			asked += 1;
			const written = await refusals();
			const answer = await web.ask(loader, question);
			if ((await refusals()) - written !== isWritten(path, who, answer.status)) wrong.push(`${who} GET ${answer.status} not written once`);
			const isFor = (row.get ?? nobody).includes(who);
			if (isFor ? answer.status >= 400 : !refused(who, answer.status, answer.location))
				wrong.push(`${who} GET ${answer.status} ${answer.location ?? ""}`);
			wrong.push(...leaks(who, answer).map((word) => `${who} GET leaks ${word}`));
		}
		if (action && !(row.post ?? nobody).includes(who)) {
			asked += 1;
			const [before, written] = [await state(), await refusals()];
			const answer = await web.ask(action, { ...question, form: row.form ?? {} });
			if ((await refusals()) - written !== isWritten(path, who, answer.status)) wrong.push(`${who} POST ${answer.status} not written once`);
			if (!refused(who, answer.status, answer.location)) wrong.push(`${who} POST ${answer.status} ${answer.location ?? ""}`);
			if ((await state()) !== before) wrong.push(`${who} POST changed something`);
			wrong.push(...leaks(who, answer).map((word) => `${who} POST leaks ${word}`));
		}
	}
	return { wrong, asked };
}

const isRefused = (who: Who, status: number, location: string | null) =>
	who === "anonymous" ? status === 302 && (location ?? "").startsWith("/connexion") : status === 404 || status === 403 || status === 400;

it("has a row for every address of referrals", () => {
	expect(found.map(({ path }) => path).filter((path) => !(path in matrix))).toEqual([]);
	expect(Object.keys(matrix).filter((path) => !found.some((route) => route.path === path))).toEqual([]);
});

describe.each([
	["with every wall up", async () => {}],
	[
		"with row-level security taken down",
		async () => {
			for (const name of await tables()) await database.asAdmin(`alter table ${name} disable row level security`);
		},
	],
])("%s", (_, prepare) => {
	beforeAll(prepare);
	it.each(found.map(({ path, file }) => [path, file] as const))("%s answers whom it is for, and nobody else", async (path, file) => {
		const { wrong, asked } = await askAll(path, file, matrix[path] ?? {}, isRefused);
		expect(wrong).toEqual([]);
		expect(asked).toBeGreaterThanOrEqual(people.length);
	});
});
