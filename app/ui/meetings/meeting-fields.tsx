import { DateField } from "../forms/date-field.tsx";
import type { FieldMeta } from "../forms/field.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { TextField } from "../forms/text-field.tsx";
import { TimeField } from "../forms/time-field.tsx";

type Name = "title" | "day" | "startTime" | "endTime" | "place";

/** Labels of the fields of a meeting, in the order of the page. */
export const meetingFieldLabels: Record<Name, string> = {
	title: "Objet de la réunion",
	day: "Jour",
	startTime: "Heure de début",
	endTime: "Heure de fin",
	place: "Lieu",
};

export function MeetingFields({ fields }: { fields: Record<Name, FieldMeta> }) {
	return (
		<>
			<TextField field={fields.title} label={meetingFieldLabels.title} maxLength={200} />
			<FieldRow>
				<DateField field={fields.day} label={meetingFieldLabels.day} />
				<TimeField field={fields.startTime} label={meetingFieldLabels.startTime} />
				<TimeField field={fields.endTime} label={meetingFieldLabels.endTime} />
			</FieldRow>
			<TextField
				field={fields.place}
				label={meetingFieldLabels.place}
				hint="Salle et adresse, ou adresse de la visioconférence."
				maxLength={200}
			/>
		</>
	);
}
