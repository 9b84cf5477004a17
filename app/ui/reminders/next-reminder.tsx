import { DayText } from "../primitives/moment.tsx";

interface NextReminderProps {
	nextOn: string | null;
	hold: { untilOn: string | null } | null;
	/** Page where it is decided upon. */
	href?: string;
}

/** « Prochaine relance le 3 décembre 2026 », or why there is none. */
export function NextReminder({ nextOn, hold, href }: NextReminderProps) {
	const text = nextOn ? (
		<>
			{hold ? "Relance reportée au " : "Prochaine relance le "}
			<DayText day={nextOn} />
		</>
	) : hold ? (
		"Relances arrêtées"
	) : (
		"Aucune relance à venir"
	);
	return href ? <a href={href}>{text}</a> : text;
}
