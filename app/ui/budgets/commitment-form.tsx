import { Form } from "@remix-run/react";
import { AddCommitment, EditCommitment } from "#app/domain/budgets/schema.ts";
import type { Commitment } from "#app/domain/budgets/types.ts";
import { formatDay } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { namedOptions } from "../forms/option-lists.ts";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface CommitmentFormProps {
	/** Absent for a new commitment. */
	commitment: (Commitment & { organisationName: string }) | null;
	organisations: readonly { id: string; name: string }[];
	today: string;
	reply: Reply | undefined;
	cancelHref: string;
}

type Name = "organisationId" | "promise" | "dueOn" | "deliveredOn" | "delivery" | "revision";

export function CommitmentForm({ commitment, organisations, today, reply, cancelHref }: CommitmentFormProps) {
	const { form, fields, props } = useZodForm((commitment ? EditCommitment : AddCommitment) as typeof EditCommitment, {
		id: "engagement",
		reply,
		defaultValue: commitment
			? {
					...{ promise: commitment.promise, dueOn: commitment.dueOn, deliveredOn: commitment.deliveredOn },
					...{ delivery: commitment.delivery, revision: String(commitment.revision) },
				}
			: { organisationId: organisations.length === 1 ? organisations[0]?.id : undefined },
	});
	const f = fields as unknown as Record<Name, FieldMeta>;
	const stored = currentOf<Commitment>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					...(commitment ? [] : [[f.organisationId, "Organisation"] as const]),
					[f.promise, "Engagement"],
					[f.dueOn, "Pour le"],
					[f.deliveredOn, "Tenu le"],
					[f.delivery, "Comment"],
				)}
			/>
			{stored && (
				<StoredVersion
					items={[
						{ term: "Engagement", description: stored.promise },
						{ term: "Pour le", description: stored.dueOn && formatDay(stored.dueOn) },
						{ term: "Tenu le", description: stored.deliveredOn && formatDay(stored.deliveredOn) },
						{ term: "Comment", description: stored.delivery },
					]}
				/>
			)}
			{commitment ? (
				<>
					<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
					<p>
						Engagement de <strong>{commitment.organisationName}</strong>
					</p>
				</>
			) : (
				<SelectField
					field={f.organisationId}
					label="Organisation"
					options={namedOptions(organisations)}
					emptyLabel={organisations.length === 1 ? undefined : "Choisir une organisation"}
				/>
			)}
			<TextAreaField
				field={f.promise}
				label="Engagement"
				hint="Ce qui est promis : « Prêter une salle deux jours par semaine »."
				rows={2}
			/>
			<DateField field={f.dueOn} label="Pour le" />
			<DateField field={f.deliveredOn} label="Tenu le" max={today} hint="Laissez vide tant que ce n'est pas fait." />
			<TextAreaField field={f.delivery} label="Comment il a été tenu" rows={2} />
			<SubmitRow
				label={commitment ? "Enregistrer l'engagement" : "Ajouter l'engagement"}
				secondary={{ href: cancelHref, label: "Annuler" }}
			/>
		</Form>
	);
}
