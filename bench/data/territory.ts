import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { sheetStatuses } from "#app/domain/action-sheets/types.ts";
import { needs, publics, purposes } from "#app/domain/referrals/types.ts";
import type { Random } from "./random.ts";

/** What COPY reads into one column. */
type Cell = string | number | boolean | null | readonly string[];
/** Rows by table: each names its columns, so that COPY can too. */
export type Rows = Map<string, Record<string, Cell>[]>;

/** @returns the id that the row was given */
type Add = (table: string, row: Record<string, Cell>, hasId?: boolean) => string;
/** Whoever sends referrals and answers them. */
interface Agent {
	personId: string;
	organisationId: string;
}

export interface TerritoryPlan {
	slug: string;
	name: string;
	sheetCount: number;
}

const createdAt = "2025-01-06T09:00:00Z";
const firstDay = "2025-01-01";
const lastQuarters = ["2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"];
/** On hold, blocked and abandoned need a reason: the bench has none to give. */
const statuses = sheetStatuses.filter((status) => !["on_hold", "blocked", "abandoned"].includes(status));
const roles = ["admin", "cooperation_officer", "cooperation_officer", ...Array(7).fill("partner"), "reader", "reader"] as const;
const units = ["personnes", "familles", "rendez-vous", "%"];

/**
 * A territory: 30 organisations, 80 people, 3 committees of 12 meetings with their minutes, 5 axes, 15 objectives, its sheets with 4
 * indicators of 8 values each, 400 referrals.
 */
export function territoryRows(random: Random, { slug, name, sheetCount }: TerritoryPlan): Rows {
	const rows: Rows = new Map();
	const territoryId = random.id();
	const add: Add = (table, row, hasId = true) => {
		const id = hasId ? random.id() : "";
		const list = rows.get(table) ?? [];
		rows.set(table, list);
		list.push({ ...(hasId ? { id } : {}), territory_id: territoryId, ...row });
		return id;
	};
	rows.set("territory", [{ id: territoryId, slug, name, kind: "epci", created_at: createdAt }]);

	const organisations = times(30, (n) =>
		add("organisation", { slug: `organisation-${n}`, name: `Association ${random.words(2)} ${n}`, kind: "association" }),
	);
	const agents: Agent[] = [];
	const people = times(80, (n) => {
		const personId = random.id();
		const list = rows.get("person") ?? [];
		rows.set("person", list);
		const organisationId = random.pick(organisations);
		list.push({
			id: personId,
			email: `p${n}.${slug}@bench.example`,
			display_name: `Camille ${random.words(1)} ${n}`,
			created_at: createdAt,
		});
		const role = roles[n % roles.length] as string;
		add("membership", { person_id: personId, organisation_id: organisationId, role, starts_on: firstDay });
		if (role === "partner") agents.push({ personId, organisationId });
		return personId;
	});

	const committees = times(3, (n) => {
		const committeeId = add("committee", { slug: `comite-${n}`, name: `Comité ${random.words(2)} ${n}`, kind: "technical_committee" });
		const members = times(10, (m) => people[(n * 10 + m) % people.length] as string);
		for (const [index, personId] of members.entries()) {
			const role = index === 0 ? "chair" : index === 1 ? "technical_lead" : "member";
			add("mandate", { committee_id: committeeId, person_id: personId, role, starts_on: firstDay });
		}
		return { committeeId, members };
	});

	const programmeId = add("programme", {
		slug: "ctg",
		title: "Convention territoriale globale",
		type: "ctg",
		start_year: 2025,
		end_year: 2029,
	});
	const objectives = times(5, (axis) => {
		const { committeeId } = committees[axis % committees.length] as (typeof committees)[number];
		const place = { programme_id: programmeId, number: axis + 1, title: random.words(4), committee_id: committeeId };
		const axisId = add("axis", place);
		return times(3, (n) => ({
			id: add("objective", { axis_id: axisId, number: n + 1, title: random.words(5) }),
			code: `${axis + 1}.${n + 1}`,
		}));
	}).flat();

	const sheets = times(sheetCount, (n) => {
		const objective = objectives[n % objectives.length] as (typeof objectives)[number];
		const code = `${objective.code}.${Math.floor(n / objectives.length) + 1}`;
		const startYear = 2025 + random.below(2);
		const sheetId = add("action_sheet", {
			slug: `fiche-${n}`,
			code,
			title: random.words(6),
			objective_id: objective.id,
			is_flagship: random.below(10) === 0,
			context: random.words(40),
			need: random.words(25),
			aims: random.words(30),
			description: random.words(60),
			target_groups: [random.words(1), random.words(2)],
			lead_organisation_id: random.below(20) === 0 ? null : random.pick(organisations),
			lead_person_id: random.below(15) === 0 ? null : random.pick(people),
			start_on: `${startYear}-0${1 + random.below(9)}-01`,
			end_on: random.below(8) === 0 ? null : `${startYear + 1}-0${1 + random.below(9)}-28`,
			expected_results: random.words(20),
			planned_budget: 500 * random.below(100),
			status: random.pick(statuses),
			created_at: createdAt,
			updated_at: createdAt,
			updated_by: random.pick(people),
		});
		const sheet = { sheet_id: sheetId };
		for (const from of [null, "draft"]) {
			const to = from ? "proposed" : "draft";
			add("sheet_status_change", { ...sheet, from_status: from, to_status: to, changed_by: random.pick(people), changed_at: createdAt });
		}
		const first = random.below(organisations.length);
		for (const step of [0, 1]) {
			add("sheet_partner", { ...sheet, organisation_id: organisations[(first + step) % organisations.length] as string }, false);
			add("milestone", { ...sheet, title: random.words(4), due_on: `2026-1${step}-15`, owner_id: random.pick(people), position: step });
		}
		for (let position = 0; position < 4; position++) {
			const indicatorId = add("indicator", {
				...sheet,
				label: random.words(4),
				type: position === 0 ? "outcome" : "output",
				unit: random.pick(units),
				target_value: 50 + random.below(200),
				target_on: "2029-12-31",
				position,
			});
			for (const measuredOn of lastQuarters) {
				const measured = { measured_on: measuredOn, value: random.below(200), entered_by: random.pick(people), entered_at: createdAt };
				add("measurement", { indicator_id: indicatorId, ...measured });
			}
		}
		return sheetId;
	});

	for (const { committeeId, members } of committees) {
		for (let month = 1; month <= 12; month++) {
			const day = `2025-${String(month).padStart(2, "0")}-12`;
			const held = { committee_id: committeeId, title: `Réunion de ${random.words(1)}`, status: "held", created_at: createdAt };
			const meetingId = add("meeting", { ...held, starts_at: `${day}T13:00:00Z` });
			const sheetId = random.pick(sheets);
			add("agenda_point", { meeting_id: meetingId, position: 1, title: random.words(5), sheet_id: sheetId });
			for (const personId of members) add("attendance", { meeting_id: meetingId, person_id: personId, status: "present" }, false);
			const text = random.words(12);
			const attrs = { verb: "validated", text, sheetId, taskTitle: null, ownerId: null, dueOn: null, isConfidential: false };
			const paragraph = () => ({ type: "paragraph", content: [{ type: "text", text: random.words(40) }] });
			const doc = { type: "doc", content: [...times(8, paragraph), { type: "decision", attrs }] };
			const frozen = canonicalize({
				format: 1,
				territoryId,
				committee: { id: committeeId, name: `Comité ${slug}` },
				meeting: { id: meetingId, title: held.title, startsAt: `${day}T13:00:00.000Z`, place: null },
				agenda: [{ title: "Point de situation", sheetCode: null }],
				attendance: members.map((personId) => ({ personId, name: "Camille", organisation: "Association", status: "present" })),
				doc,
				decisions: [`2025-${String(month).padStart(2, "0")}`],
				approvedBy: { personId: members[0], name: "Camille" },
				approvedAt: createdAt,
			}) as string;
			const minutesId = add("minutes", {
				committee_id: committeeId,
				meeting_id: meetingId,
				status: "approved",
				doc: JSON.stringify(doc),
				...{ created_at: createdAt, updated_at: createdAt, approved_at: createdAt, approved_by: members[0] as string },
				...{ frozen_text: frozen, sha256: createHash("sha256").update(frozen).digest("hex") },
			});
			const ruled = { committee_id: committeeId, meeting_id: meetingId, minutes_id: minutesId, sheet_id: sheetId, decided_on: day };
			const decisionId = add("decision", { ...ruled, year: 2025, number: month, text, verb: "validated" });
			const task = { decision_id: decisionId, committee_id: committeeId, meeting_id: meetingId, sheet_id: sheetId, title: random.words(5) };
			add("task", { ...task, owner_id: random.pick(people), due_on: "2026-12-15" });
		}
	}
	addReferrals(random, add, agents);
	return rows;
}

/** Who they are about and what was written is left out: no page of the bench opens it, and sealing it would take most of the loading. */
function addReferrals(random: Random, add: Add, agents: readonly Agent[]): void {
	const duty = { duty: "agent", secret_basis: "mission", starts_on: firstDay };
	for (const { personId } of agents) add("referral_duty", { person_id: personId, ...duty });
	for (let n = 0; n < 400; n++) {
		const author = random.pick(agents);
		const reader = random.pick(agents.filter(({ organisationId }) => organisationId !== author.organisationId));
		const sentAt = `2026-${String(1 + random.below(9)).padStart(2, "0")}-15T09:00:00Z`;
		const referralId = add("referral", {
			reference: `BNCH-${String(n).padStart(4, "0")}`,
			sender_organisation_id: author.organisationId,
			author_id: author.personId,
			status: "sent",
			...{ need: random.pick(needs), public: random.pick(publics), purpose: random.pick(purposes), urgency: "ordinary" },
			...{ basis: "agreement", is_informed: true, created_at: sentAt, sent_at: sentAt, last_contact_on: sentAt.slice(0, 10) },
		});
		const state = random.pick(["accepted", "in-progress", "closed"]);
		const recipientId = add("referral_recipient", {
			referral_id: referralId,
			organisation_id: reader.organisationId,
			...{ scope: "card", state, state_since: sentAt, sent_at: sentAt, first_answer_at: sentAt, assigned_to: reader.personId },
			...{ outcome: state === "closed" ? "answered" : null, closed_at: state === "closed" ? sentAt : null },
		});
		for (const [who, id] of [
			[author, null],
			[reader, recipientId],
		] as const) {
			const place = { referral_id: referralId, recipient_id: id, organisation_id: who.organisationId };
			add("referral_reader", { ...place, person_id: who.personId, since: sentAt });
		}
		const step = { referral_id: referralId, recipient_id: recipientId, action: "accept", from_state: "received", to_state: "accepted" };
		add("referral_step", { ...step, person_id: reader.personId, at: sentAt });
	}
}

function times<T>(count: number, make: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => make(index));
}
