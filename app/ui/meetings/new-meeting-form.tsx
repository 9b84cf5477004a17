import { Form } from "@remix-run/react";
import { CreateMeeting } from "#app/domain/meetings/schema.ts";
import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { MeetingFields, meetingErrors } from "./meeting-fields.tsx";

/** Plans a meeting; its agenda comes next. */
export function NewMeetingForm({ reply, ...place }: Place & { reply: Reply | undefined }) {
	const { form, fields, props } = useZodForm(CreateMeeting, {
		id: "reunion",
		reply,
		defaultValue: { title: place.committee.name },
	});
	return (
		<>
			<PageHeader
				title="Préparer une réunion"
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Préparer une réunion")}
				lead="Indiquez l'objet, la date et le lieu. L'ordre du jour se prépare à l'étape suivante."
				actions={
					<>
						<LinkButton href={paths.newSeries(place.territory, place.committee.slug)} icon="calendar">
							Planifier une série
						</LinkButton>
						<LinkButton href={paths.newPoll(place.territory, place.committee.slug)} icon="people">
							Proposer des dates
						</LinkButton>
					</>
				}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={meetingErrors(fields)} />
				<MeetingFields fields={fields} />
				<SubmitRow
					label="Créer la réunion"
					secondary={{ href: paths.committee(place.territory, place.committee.slug), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}
