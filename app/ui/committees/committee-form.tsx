import { Form } from "@remix-run/react";
import { EditCommittee, OpenCommittee } from "#app/domain/committees/schema.ts";
import type { Committee } from "#app/domain/committees/types.ts";
import { committeeKindLabels } from "#app/messages/committees.ts";
import { paths } from "#app/paths.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf } from "../meetings/crumbs.ts";

type Body = Omit<Committee, "id">;
type BodyFields = Record<"name" | "kind" | "purpose" | "chairRule" | "cadence" | "commissions" | "programmeIds", FieldMeta>;

const labelled = (fields: BodyFields) =>
	errorsOf(
		[fields.name, "Nom"],
		[fields.kind, "Nature"],
		[fields.purpose, "Objet"],
		[fields.chairRule, "Présidence"],
		[fields.cadence, "Rythme"],
		[fields.commissions, "Commissions de rattachement"],
		[fields.programmeIds, "Programmes"],
	);

function BodyFieldset({ fields, programmes }: { fields: BodyFields; programmes: readonly SelectOption[] }) {
	return (
		<>
			<TextField field={fields.name} label="Nom" />
			<SelectField field={fields.kind} label="Nature" emptyLabel="Choisir une nature" options={labelledOptions(committeeKindLabels)} />
			<TextAreaField field={fields.purpose} label="Objet" rows={3} />
			<TextField field={fields.chairRule} label="Présidence" hint="La règle, par exemple&nbsp;: un élu de la communauté de communes." />
			<TextField field={fields.cadence} label="Rythme" hint="Par exemple&nbsp;: trois réunions par an." />
			<TextAreaField field={fields.commissions} label="Commissions de rattachement" hint="Une par ligne." rows={3} />
			{programmes.length > 0 && (
				<CheckboxGroupField
					field={fields.programmeIds}
					label="Programmes"
					hint="Une instance peut servir plusieurs programmes."
					options={[...programmes]}
				/>
			)}
		</>
	);
}

/** Opens a body of the territory. */
export function OpenCommitteeForm({
	territory,
	programmes,
	reply,
}: {
	territory: string;
	programmes: readonly SelectOption[];
	reply: Reply | undefined;
}) {
	const { form, fields, props } = useZodForm(OpenCommittee, { id: "instance", reply });
	return (
		<>
			<PageHeader
				title="Créer une instance"
				breadcrumbs={[{ label: "Comités", href: paths.committees(territory) }, { label: "Créer une instance" }]}
				lead="Les organisations, les délégués et les mandats se donnent ensuite."
			/>
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={labelled(fields)} />
				<BodyFieldset fields={fields} programmes={programmes} />
				<SubmitRow label="Créer l'instance" secondary={{ href: paths.committees(territory), label: "Annuler" }} />
			</Form>
		</>
	);
}

interface EditCommitteeFormProps {
	territory: string;
	committee: Body;
	programmes: readonly SelectOption[];
	served: string[];
	reply: Reply | undefined;
}

/** Changes what a body is; its address stays. */
export function EditCommitteeForm({ territory, committee, programmes, served, reply }: EditCommitteeFormProps) {
	const { slug: _, commissions, ...stored } = committee;
	const { form, fields, props } = useZodForm(EditCommittee, {
		id: "instance",
		reply,
		defaultValue: { ...stored, commissions: commissions.join("\n"), programmeIds: served } as never,
	});
	const current = currentOf<Body>(reply);
	return (
		<>
			<PageHeader title="Modifier l'instance" eyebrow={committee.name} breadcrumbs={crumbsOf({ territory, committee }, "Modifier")} />
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={labelled(fields as never)} />
				{current && (
					<StoredVersion
						items={[
							{ term: "Nom", description: current.name },
							{ term: "Nature", description: committeeKindLabels[current.kind] },
							{ term: "Objet", description: current.purpose },
							{ term: "Présidence", description: current.chairRule },
							{ term: "Rythme", description: current.cadence },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<BodyFieldset fields={fields as never} programmes={programmes} />
				<SubmitRow label="Enregistrer" secondary={{ href: paths.committee(territory, committee.slug), label: "Annuler" }} />
			</Form>
		</>
	);
}
