import type { Programme } from "#app/domain/programmes/types.ts";
import { programmeTypeLabels } from "#app/messages/programmes.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import { NextReminderOf, type ShownReminder } from "../reminders/next-reminder.tsx";

/** What its document says of the programme; what it does not say is said too. */
export function ProgrammeFacts({
	territory,
	programme,
}: {
	territory: string;
	programme: Omit<Programme, "axes"> & { reminder: ShownReminder | null };
}) {
	const { type, carrier, adoptedOn, adoptedBy, deliberationRef, signatories, reminder } = programme;
	return (
		<DefinitionList
			layout="grid"
			items={[
				{ term: "Type", description: programmeTypeLabels[type] },
				{ term: "Période", description: periodOf(programme) ?? <Gap /> },
				...(reminder ? [{ term: "Fin du programme", description: <NextReminderOf territory={territory} reminder={reminder} /> }] : []),
				{ term: "Porté par", description: carrier ?? <Gap /> },
				{
					term: "Adoption",
					description:
						adoptedOn || adoptedBy ? (
							<>
								{adoptedBy}
								{adoptedOn && (
									<>
										{adoptedBy ? ", " : ""}
										<DayText day={adoptedOn} format="long" />
									</>
								)}
								{deliberationRef && ` (délibération ${deliberationRef})`}
							</>
						) : (
							<Gap />
						),
				},
				{
					term: "Signataires",
					description:
						signatories.length === 0 ? (
							<Gap />
						) : (
							<ul>
								{signatories.map(({ name, deliberatingBody, signedOn }) => (
									<li key={name}>
										{name}
										{deliberatingBody && ` (${deliberatingBody})`}
										{signedOn && (
											<>
												, <DayText day={signedOn} />
											</>
										)}
									</li>
								))}
							</ul>
						),
				},
			]}
		/>
	);
}

export const Gap = () => <span className="muted">Non précisé dans le document</span>;

function periodOf({ periodLabel, startYear, endYear }: Pick<Programme, "periodLabel" | "startYear" | "endYear">): string | null {
	if (periodLabel) return periodLabel;
	if (startYear && endYear) return `${startYear} – ${endYear}`;
	return startYear ? `Depuis ${startYear}` : null;
}
