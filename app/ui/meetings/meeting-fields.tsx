import { DateField } from "../forms/date-field.tsx";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { TextField } from "../forms/text-field.tsx";
import { TimeField } from "../forms/time-field.tsx";

type Name = "title" | "day" | "startTime" | "endTime" | PlaceName;
type PlaceName = "place" | "room" | "videoUrl";

/** Labels of the fields of a meeting, in the order of the page. */
export const meetingFieldLabels: Record<Name, string> = {
	title: "Objet de la réunion",
	day: "Jour",
	startTime: "Heure de début",
	endTime: "Heure de fin",
	place: "Lieu",
	room: "Salle",
	videoUrl: "Lien de visioconférence",
};

/** Every field of a meeting that may be refused, for the summary above the form. */
export const meetingErrors = (fields: Record<Name, FieldMeta>) => labelledErrors(meetingFieldLabels, fields);

export function MeetingFields({ fields }: { fields: Record<Name, FieldMeta> }) {
	return (
		<>
			<TextField field={fields.title} label={meetingFieldLabels.title} maxLength={200} />
			<FieldRow>
				<DateField field={fields.day} label={meetingFieldLabels.day} />
				<TimeField field={fields.startTime} label={meetingFieldLabels.startTime} />
				<TimeField field={fields.endTime} label={meetingFieldLabels.endTime} />
			</FieldRow>
			<PlaceFields fields={fields} />
		</>
	);
}

/** Where a meeting is held, on site and at a distance. */
export function PlaceFields({ fields }: { fields: Record<PlaceName, FieldMeta> }) {
	return (
		<>
			<FieldRow>
				<TextField field={fields.place} label={meetingFieldLabels.place} hint="Bâtiment et adresse." maxLength={200} />
				<TextField field={fields.room} label={meetingFieldLabels.room} maxLength={120} />
			</FieldRow>
			<TextField
				field={fields.videoUrl}
				label={meetingFieldLabels.videoUrl}
				type="url"
				inputMode="url"
				hint="Adresse complète, qui commence par https://."
				maxLength={500}
			/>
		</>
	);
}
