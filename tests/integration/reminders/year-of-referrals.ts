export type Row = Record<string, string | number | boolean | null>;
type Tables = (table: string) => Row[];

export const dayNumber = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
const inFrance = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" });
export const dayIn = (instant: unknown): number => dayNumber(inFrance.format(new Date(String(instant))));
export const monthsAfter = (text: string, count: number): number => {
	const [year, month, day] = text.split("-").map(Number) as [number, number, number];
	const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
	return Math.round(Date.UTC(year, month - 1 + count, Math.min(day, last)) / 86_400_000);
};

interface Holder {
	personId: string;
	organisation: unknown;
	duty: unknown;
}

/** Duties that have effect: of people at work, not elected, and partners of the territory unless they are its DPO. */
export function holdersOn(all: Tables, isInForce: (row: Row) => boolean, active: readonly string[]): Holder[] {
	return all("referral_duty").flatMap((held) => {
		const place = all("membership").find((row) => row.person_id === held.person_id && isInForce(row));
		const isElected = all("mandate").some(
			(row) => row.person_id === held.person_id && ["chair", "substitute"].includes(String(row.role)) && isInForce(row),
		);
		const isKept = isInForce(held) && active.includes(String(held.person_id)) && !isElected;
		if (!isKept || !place || (held.duty !== "dpo" && place.role !== "partner")) return [];
		return [{ personId: String(held.person_id), organisation: place.organisation_id, duty: held.duty }];
	});
}

const over = ["draft", "relayed", "declined", "cancelled", "closed", "expired"];

/** What waits around referrals, read from the rows alone. */
export function waitsOfReferrals(all: Tables, holders: readonly Holder[], morning: Date) {
	const waits: { kind: string; objectId: string; personId: string; due: number }[] = [];
	const [settings = {} as Row] = all("referral_settings");

	/** The one in charge, else the agents named there, else the managers. */
	function tell(kind: string, referral: Row, side: { recipient: Row | null; organisation: unknown }, due: number) {
		const named = all("referral_reader")
			.filter((row) => row.referral_id === referral.id && row.recipient_id === (side.recipient?.id ?? null) && row.until === null)
			.filter((row) =>
				holders.some((one) => one.duty === "agent" && one.personId === row.person_id && one.organisation === row.organisation_id),
			)
			.map((row) => String(row.person_id));
		const managers = holders.filter((one) => one.duty === "manager" && one.organisation === side.organisation).map((one) => one.personId);
		const inCharge = named.filter((id) => id === side.recipient?.assigned_to);
		const told = inCharge.length > 0 ? inCharge : named.length > 0 ? named : managers;
		for (const personId of new Set(told)) waits.push({ kind, objectId: String(referral.id), personId, due });
	}

	function coveredUntil(recipient: Row): number | null {
		const parts = ["card", ...(recipient.scope === "full" ? ["account"] : []), ...(recipient.passes_nir ? ["nir"] : [])];
		const last = parts.flatMap((part) => {
			const ends = all("referral_agreement")
				.filter((one) => one.referral_id === recipient.referral_id && one.withdrawn_on === null)
				.filter((one) => (one.covers as unknown as string[]).includes(part))
				.filter((one) =>
					all("referral_agreement_organisation").some(
						(body) => body.agreement_id === one.id && body.organisation_id === recipient.organisation_id,
					),
				)
				.map((one) => dayNumber(String(one.ends_on)));
			return ends.length > 0 ? [Math.max(...ends)] : [];
		});
		return last.length > 0 ? Math.min(...last) : null;
	}

	for (const referral of all("referral").filter(({ status }) => status === "sent")) {
		const recipients = all("referral_recipient").filter((row) => row.referral_id === referral.id);
		const sender = { recipient: null, organisation: referral.sender_organisation_id };
		const isOpen = referral.archived_at === null;
		const isBound = (row: Row) =>
			all("referral_organisation").some((one) => one.organisation_id === row.organisation_id && one.secret_basis !== "none");
		const rests = (row: Row) =>
			!referral.is_anonymous &&
			(referral.basis === "agreement" || (["l121-6-2", "l226-2-2"].includes(String(referral.basis)) && !isBound(row)));
		const ends = recipients
			.filter((row) => row.access_ended_at === null && !over.includes(String(row.state)) && rests(row))
			.flatMap((row) => coveredUntil(row) ?? []);
		if (isOpen && referral.objected_at === null && ends.length > 0) tell("referral-agreement", referral, sender, Math.min(...ends));

		for (const row of recipients)
			if (isOpen && row.state === "appointment" && !row.by_link && row.access_ended_at === null)
				if (new Date(String(row.appointment_at)) <= morning)
					tell("referral-appointment", referral, { recipient: row, organisation: row.organisation_id }, dayNumber(String(row.due_on)));

		const isListed = all("elimination_item").some((row) => row.referral_id === referral.id && !row.is_kept);
		const met = all("referral_step").filter((row) => row.referral_id === referral.id && row.to_state === "met");
		const lastContact = [String(referral.last_contact_on), ...met.map((row) => inFrance.format(new Date(String(row.at))))].sort().at(-1);
		const isAnswered = recipients.some((row) => row.first_answer_at !== null);
		const months = Number(isAnswered ? (settings.answered_months ?? 24) : (settings.unanswered_months ?? 12));
		if (!isListed) tell("referral-retention", referral, sender, monthsAfter(lastContact as string, months));
	}
	for (const list of all("elimination_list").filter(({ confirmed_at }) => confirmed_at === null))
		for (const { personId } of holders.filter(({ duty }) => duty === "dpo"))
			waits.push({ kind: "elimination", objectId: String(list.id), personId, due: dayIn(list.prepared_at) + 30 });
	return waits;
}
