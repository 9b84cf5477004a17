import { Form } from "@remix-run/react";
import { AddMilestone, EditMilestone } from "#app/domain/action-sheets/schema.ts";
import type { Milestone } from "#app/domain/action-sheets/types.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { formatDay } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { personOptions } from "../forms/option-lists.ts";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface MilestoneFormProps {
	/** Absent for a new milestone. */
	milestone: Milestone | null;
	people: readonly PersonChoice[];
	reply: Reply | undefined;
	cancelHref: string;
}

export function MilestoneForm({ milestone, people, reply, cancelHref }: MilestoneFormProps) {
	const { form, fields, props } = useZodForm((milestone ? EditMilestone : AddMilestone) as typeof EditMilestone, {
		id: "jalon",
		reply,
		defaultValue: milestone
			? { title: milestone.title, dueOn: milestone.dueOn, ownerId: milestone.ownerId, revision: String(milestone.revision) }
			: {},
	});
	const { title, dueOn, ownerId, revision } = fields as Record<"title" | "dueOn" | "ownerId" | "revision", FieldMeta>;
	const stored = currentOf<Pick<Milestone, "title" | "dueOn" | "ownerId" | "revision">>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([title, "Jalon"], [dueOn, "Échéance"], [ownerId, "Responsable"])} />
			{stored && (
				<StoredVersion
					items={[
						{ term: "Jalon", description: stored.title },
						{ term: "Échéance", description: stored.dueOn && formatDay(stored.dueOn) },
						{ term: "Responsable", description: people.find(({ id }) => id === stored.ownerId)?.displayName },
					]}
				/>
			)}
			{milestone && <input type="hidden" name="revision" value={revisionOf(revision, reply)} />}
			<TextField field={title} label="Jalon" hint="Ce qui doit être fait, en une phrase." autoComplete="off" />
			<DateField field={dueOn} label="Échéance" />
			<SelectField
				field={ownerId}
				label="Responsable"
				options={personOptions(people)}
				emptyLabel="Personne pour le moment"
				hint="Cette personne reçoit un rappel sept jours avant, puis le jour même."
			/>
			<SubmitRow label={milestone ? "Enregistrer le jalon" : "Ajouter le jalon"} secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
