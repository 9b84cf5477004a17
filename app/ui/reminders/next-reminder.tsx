import { definitionOf } from "#app/domain/reminders/catalogue.ts";
import type { HeldKind } from "#app/domain/reminders/types.ts";
import { paths } from "#app/paths.ts";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
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

/** What waits for someone, as `listWatched` finds it. */
export interface ShownReminder extends Omit<NextReminderProps, "href"> {
	kind: HeldKind;
	objectId: string;
	people: readonly { displayName: string }[];
}

/** The same of one object, with the way to its page. */
export const NextReminderOf = ({
	territory,
	reminder: { kind, objectId, nextOn, hold },
}: {
	territory: string;
	reminder: ShownReminder;
}) => <NextReminder nextOn={nextOn} hold={hold} href={paths.reminder(territory, kind, objectId)} />;

/** All that waits around a page's object, of whom, and when they are reminded; nothing while nothing waits. */
export function ReminderCard({ territory, reminders }: { territory: string; reminders: readonly ShownReminder[] }) {
	if (reminders.length === 0) return null;
	return (
		<Card title="Relances" headingLevel={2}>
			<DefinitionList
				layout="stacked"
				items={reminders.map((reminder) => ({
					term: definitionOf(reminder.kind).title,
					description: (
						<>
							<p>{peopleText(reminder.people)}</p>
							<p>
								<NextReminderOf territory={territory} reminder={reminder} />
							</p>
						</>
					),
				}))}
			/>
		</Card>
	);
}

const peopleText = (people: ShownReminder["people"]): string =>
	people.length > 2 ? `${people.length} personnes` : people.map(({ displayName }) => displayName).join(", ");
