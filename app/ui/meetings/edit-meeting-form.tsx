import { Form } from "@remix-run/react";
import { EditMeeting } from "#app/domain/meetings/schema.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatTime } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { MeetingFields, meetingErrors, meetingFieldLabels } from "./meeting-fields.tsx";

interface StoredMeeting {
	title: string;
	day: string;
	startTime: string;
	endTime: string | null;
	place: string | null;
	room: string | null;
	videoUrl: string | null;
	revision: number;
}

interface EditMeetingFormProps extends Place {
	meeting: { id: string; title: string };
	stored: StoredMeeting;
	reply: Reply | undefined;
}

export function EditMeetingForm({ stored, reply, ...place }: EditMeetingFormProps) {
	const { form, fields, props } = useZodForm(EditMeeting, {
		id: "reunion",
		reply,
		defaultValue: { ...stored, revision: String(stored.revision) },
	});
	const current = currentOf<StoredMeeting>(reply);
	return (
		<>
			<PageHeader title="Modifier la réunion" eyebrow={place.committee.name} breadcrumbs={crumbsOf(place, "Modifier")} />
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={meetingErrors(fields)} />
				{current && (
					<StoredVersion
						items={[
							{ term: meetingFieldLabels.title, description: current.title },
							{ term: meetingFieldLabels.day, description: formatDay(current.day) },
							{ term: meetingFieldLabels.startTime, description: formatTime(current.startTime) },
							{ term: meetingFieldLabels.endTime, description: current.endTime && formatTime(current.endTime) },
							{ term: meetingFieldLabels.place, description: current.place },
							{ term: meetingFieldLabels.room, description: current.room },
							{ term: meetingFieldLabels.videoUrl, description: current.videoUrl },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<MeetingFields fields={fields} />
				<SubmitRow
					label="Enregistrer"
					secondary={{ href: paths.meeting(place.territory, place.committee.slug, place.meeting.id), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}
