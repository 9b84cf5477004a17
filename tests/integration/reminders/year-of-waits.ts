import { dayIn, dayNumber, holdersOn, monthsAfter, type Row, waitsOfReferrals } from "./year-of-referrals.ts";

export { dayNumber } from "./year-of-referrals.ts";

export type Rows = Record<string, Row[]> & { active: string[] };

/** Someone who should do something by a day. */
export interface Wait {
	kind: string;
	objectId: string;
	personId: string;
	committee: string | null;
	due: number;
}

export const dayText = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** What waits for whom on a day, read from the rows without a word of SQL: the other account of what the sweep does. */
export function aYearOfWaits(rows: Rows, today: number, morning: Date) {
	const all = (table: string): Row[] => rows[table] ?? [];
	const byId = (table: string, id: unknown) => all(table).find((row) => row.id === id);
	const isInForce = (row: Row) =>
		dayNumber(String(row.starts_on)) <= today && (row.ends_on === null || dayNumber(String(row.ends_on)) >= today);
	const seats = (committee: unknown, ...roles: string[]) =>
		all("mandate").filter(
			(row) => row.committee_id === committee && isInForce(row) && (roles.length === 0 || roles.includes(String(row.role))),
		);
	const leads = (committee: string): string[] => seats(committee, "technical_lead").map((row) => String(row.person_id));
	const here = new Set(
		all("membership")
			.filter(isInForce)
			.map((row) => String(row.person_id)),
	);
	const officers = all("membership")
		.filter((row) => row.role === "cooperation_officer" && isInForce(row))
		.map((row) => String(row.person_id));
	const isHere = (personId: string) => here.has(personId) && rows.active.includes(personId);
	const waits: Wait[] = [];
	const wait = (kind: string, objectId: unknown, personId: unknown, committee: unknown, due: number) => {
		if (personId !== null)
			waits.push({ kind, objectId: String(objectId), personId: String(personId), committee: committee as string | null, due });
	};
	const bodyOf = (sheet: Row | undefined): unknown =>
		sheet?.committee_id ?? byId("axis", byId("objective", sheet?.objective_id)?.axis_id)?.committee_id ?? null;
	const isRunning = (sheet: Row | undefined) =>
		!["completed", "evaluated", "renewed", "dropped", "merged", "abandoned", "on_hold"].includes(String(sheet?.status));

	for (const row of all("milestone")) {
		const sheet = byId("action_sheet", row.sheet_id);
		if (row.done_on === null && row.due_on && isRunning(sheet))
			wait("milestone", row.id, row.owner_id, bodyOf(sheet), dayNumber(String(row.due_on)));
	}
	for (const row of all("task"))
		if (row.status === "open") wait("task", row.id, row.owner_id, row.committee_id, dayNumber(String(row.due_on)));
	for (const sheet of all("action_sheet").filter(isRunning)) {
		const whole = sheet.parent_id === null ? null : byId("action_sheet", sheet.parent_id);
		if (sheet.end_on && (whole === null || isRunning(whole)))
			wait(
				whole ? "sub-action" : "sheet",
				sheet.id,
				sheet.lead_person_id,
				whole ? (sheet.committee_id ?? bodyOf(whole)) : bodyOf(sheet),
				dayNumber(String(sheet.end_on)),
			);
		if (whole) continue;
		if (sheet.lead_person_id === null) {
			const above = bodyOf(sheet) === null ? [] : leads(String(bodyOf(sheet)));
			for (const personId of above.length > 0 ? above : officers)
				wait("sheet-without-pilot", sheet.id, personId, bodyOf(sheet), dayIn(sheet.created_at) + 15);
		} else if (sheet.status === "in_progress") {
			const notes = all("progress_note")
				.filter((row) => row.sheet_id === sheet.id)
				.map((row) => dayNumber(String(row.noted_on)));
			const starts = all("sheet_status_change")
				.filter((row) => row.sheet_id === sheet.id && row.to_status === "in_progress")
				.map((row) => dayIn(row.changed_at));
			wait(
				"progress-note",
				sheet.id,
				sheet.lead_person_id,
				bodyOf(sheet),
				Math.max(...notes, ...(starts.length > 0 ? starts : [dayIn(sheet.created_at)])) + 90,
			);
		}
	}
	for (const row of all("campaign").filter(({ closed_at }) => closed_at === null)) {
		const asked = all("expected_value").filter(({ campaign_id, indicator_id }) => {
			const value = all("measurement").find((one) => one.indicator_id === indicator_id && one.measured_on === row.ends_on);
			return campaign_id === row.id && (!value || value.state === "returned");
		});
		for (const personId of new Set(asked.map(({ person_id }) => person_id)))
			wait("value", row.id, personId, row.committee_id, dayNumber(String(row.due_on)));
	}
	for (const row of all("meeting").filter(({ status }) => status !== "cancelled")) {
		const on = dayIn(row.starts_at);
		const committee = byId("committee", row.committee_id) as Row;
		const above = leads(String(row.committee_id));
		const text = all("minutes").find(({ meeting_id }) => meeting_id === row.id);
		const convoked = all("convocation_recipient").filter(({ meeting_id, person_id }) => meeting_id === row.id && person_id !== null);
		if (row.status === "planned" && new Date(String(row.starts_at)) > morning) {
			const isSent = all("convocation").some(({ meeting_id, cancelled_at }) => meeting_id === row.id && cancelled_at === null);
			if (isSent) for (const one of convoked) if (one.answer === null) wait("convocation", row.id, one.person_id, row.committee_id, on);
			const away = convoked.filter(({ answer }) => answer === "no" || answer === "represented").map(({ person_id }) => person_id);
			const coming = new Set([...seats(row.committee_id), ...convoked].map(({ person_id }) => person_id));
			for (const personId of coming) if (!away.includes(personId as never)) wait("meeting", row.id, personId, row.committee_id, on);
			const hasPaper = all("agenda_paper").some(({ meeting_id, removed_at }) => meeting_id === row.id && removed_at === null);
			if (!hasPaper && all("agenda_point").some(({ meeting_id }) => meeting_id === row.id))
				for (const personId of above) wait("papers", row.id, personId, row.committee_id, on - Number(committee.paper_days));
		}
		if (!text) {
			if (row.status === "held" || on < today)
				for (const personId of above) wait("minutes-write", row.id, personId, row.committee_id, on + 5);
			continue;
		}
		if (text.replaced_at !== null) continue;
		if (text.status === "draft" || text.status === "changes_requested")
			for (const personId of above) wait("minutes-submit", row.id, personId, row.committee_id, on + 10);
		if (text.status === "approved" && !all("minutes_mailing").some(({ minutes_id }) => minutes_id === text.id))
			for (const personId of above) wait("minutes-diffuse", row.id, personId, row.committee_id, on + 20);
		if (text.status !== "submitted") continue;
		const answer = dayIn(text.submitted_at) + Number(committee.observation_days);
		const chairs = seats(row.committee_id, "chair");
		for (const seat of chairs.length > 0 ? chairs : seats(row.committee_id, "substitute"))
			wait("minutes-approve", row.id, seat.person_id, row.committee_id, answer);
		for (const seat of seats(row.committee_id, "substitute", "technical_lead", "member")) {
			const hasSaid = all("minutes_observation").some(
				({ minutes_id, person_id }) => minutes_id === text.id && person_id === seat.person_id,
			);
			if (!hasSaid && seat.person_id !== text.submitted_by) wait("minutes-observe", row.id, seat.person_id, row.committee_id, answer);
		}
	}
	for (const row of all("mandate")) {
		if (row.ends_on === null || row.role === "member" || dayNumber(String(row.starts_on)) > today) continue;
		const isFollowed = all("mandate").some(
			(next) =>
				next.id !== row.id &&
				next.committee_id === row.committee_id &&
				next.role === row.role &&
				(next.ends_on === null || String(next.ends_on) > String(row.ends_on)),
		);
		if (!isFollowed)
			for (const personId of new Set([...leads(String(row.committee_id)), ...officers]))
				wait("mandate", row.id, personId, row.committee_id, dayNumber(String(row.ends_on)));
	}
	for (const personId of officers) {
		for (const row of all("mission_split")) if (row.review_on) wait("mission", row.id, personId, null, dayNumber(String(row.review_on)));
		for (const row of all("programme")) if (row.end_year) wait("programme", row.id, personId, null, dayNumber(`${row.end_year}-12-31`));
	}
	for (const row of all("drop_in_session")) {
		if (row.ends_on !== null && dayNumber(String(row.ends_on)) < today) continue;
		const bound = all("referral_duty")
			.filter((duty) => isInForce(duty) && duty.duty !== "dpo")
			.map(({ person_id }) => person_id);
		const holders = new Set(
			all("membership")
				.filter((place) => place.organisation_id === row.organisation_id && isInForce(place) && bound.includes(place.person_id))
				.map(({ person_id }) => person_id),
		);
		const due = row.confirmed_on ? monthsAfter(String(row.confirmed_on), 6) : dayNumber(String(row.starts_on));
		for (const personId of holders.size > 0 ? holders : officers) wait("drop-in-session", row.id, personId, null, due);
	}
	const duties = holdersOn(all, isInForce, rows.active);
	for (const { kind, objectId, personId, due } of waitsOfReferrals(all, duties, morning)) wait(kind, objectId, personId, null, due);
	const managers = (personId: string): string[] => {
		const place = all("membership").find(({ person_id }) => person_id === personId)?.organisation_id;
		return duties.filter(({ duty, organisation }) => duty === "manager" && organisation === place).map((one) => one.personId);
	};
	return { waits, leads, officers, managers, isHere };
}
