import { Form } from "@remix-run/react";
import { OpenPoll } from "#app/domain/meetings/preparation-schema.ts";
import { paths } from "#app/paths.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FieldErrors, type FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow, FormGroup } from "../forms/form-group.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { TimeField } from "../forms/time-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { meetingFieldLabels } from "./meeting-fields.tsx";

const slotNumbers = [1, 2, 3, 4, 5, 6];

/** Asks the members of a body for their dates. */
export function NewPollForm({ reply, ...place }: Place & { reply: Reply | undefined }) {
	const { form, fields, props } = useZodForm(OpenPoll, {
		id: "dates",
		reply,
		defaultValue: { title: place.committee.name },
	});
	const slots: FieldMeta = fields.slots;
	return (
		<>
			<PageHeader
				title="Proposer des dates"
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Proposer des dates")}
				lead="Les membres de l'instance répondent «&nbsp;oui&nbsp;», «&nbsp;si besoin&nbsp;» ou «&nbsp;non&nbsp;» à chaque date. Vous retenez ensuite l'une d'elles, qui devient une réunion."
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.title, meetingFieldLabels.title],
						[slots, "Dates proposées"],
						[fields.place, meetingFieldLabels.place],
						[fields.videoUrl, meetingFieldLabels.videoUrl],
						[fields.closesOn, "Réponses jusqu'au"],
					)}
				/>
				<TextField field={fields.title} label={meetingFieldLabels.title} maxLength={200} />
				<div id={slots.id} tabIndex={-1}>
					<FormGroup legend="Dates proposées" hint="Deux au moins. Laissez vides les lignes en trop.">
						<FieldErrors field={slots} />
						{slotNumbers.map((number) => (
							<SlotFields key={number} index={number - 1} typed={typedSlot(reply, number - 1)} />
						))}
					</FormGroup>
				</div>
				<TextField field={fields.place} label={meetingFieldLabels.place} maxLength={200} />
				<TextField
					field={fields.videoUrl}
					label={meetingFieldLabels.videoUrl}
					type="url"
					inputMode="url"
					hint="Adresse complète, qui commence par https://."
					maxLength={500}
				/>
				<DateField field={fields.closesOn} label="Réponses jusqu'au" hint="Avant la première date proposée." />
				<SubmitRow
					label="Proposer ces dates"
					secondary={{ href: paths.preparation(place.territory, place.committee.slug), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}

type TypedSlot = Partial<Record<"day" | "startTime" | "endTime", string>>;

const typedSlot = (reply: Reply | undefined, index: number): TypedSlot => {
	const slots = (reply?.lastResult.initialValue as { slots?: (TypedSlot | null)[] } | undefined)?.slots;
	return slots?.[index] ?? {};
};

function SlotFields({ index, typed }: { index: number; typed: TypedSlot }) {
	const field = (name: keyof TypedSlot): FieldMeta => {
		const id = `date-${index + 1}-${name}`;
		return { id, name: `slots[${index}].${name}`, errorId: `${id}-erreur`, initialValue: typed[name] };
	};
	return (
		<FieldRow>
			<DateField field={field("day")} label={`Date ${index + 1}`} />
			<TimeField field={field("startTime")} label="De" />
			<TimeField field={field("endTime")} label="À" />
		</FieldRow>
	);
}
