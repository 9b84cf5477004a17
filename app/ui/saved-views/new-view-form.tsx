import { Form } from "@remix-run/react";
import { SaveView } from "#app/domain/saved-views/schema.ts";
import { paths } from "#app/paths.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { outlineText, type ShownOutline } from "./outline.tsx";
import { viewHref } from "./saved-view-list.tsx";

interface NewViewFormProps {
	territory: string;
	search: string;
	outline: ShownOutline;
	canShare: boolean;
	replaceable: readonly { id: string; name: string }[];
	reply: Reply | undefined;
}

/** Keeps the list one comes from, under a new name or in place of another. */
export function NewViewForm({ territory, search, outline, canShare, replaceable, reply }: NewViewFormProps) {
	const { form, fields, props } = useZodForm(SaveView, { id: "vue", reply });
	const listHref = viewHref(territory, search);
	return (
		<>
			<PageHeader
				title="Enregistrer cette vue"
				breadcrumbs={[{ label: "Fiches actions", href: listHref }, { label: "Enregistrer cette vue" }]}
				lead={`La liste telle que vous l'avez réglée : ${outlineText(outline)}.`}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.name, "Nom de la vue"])} />
				<TextField
					field={fields.name}
					label="Nom de la vue"
					hint="Par exemple « Fiches de mon comité en retard »."
					width="medium"
					autoComplete="off"
				/>
				{canShare && (
					<CheckboxField
						field={fields.isShared}
						label="Partager avec le territoire"
						hint="Tous les membres verront cette vue au-dessus de la liste des fiches."
					/>
				)}
				<SubmitRow label="Enregistrer la vue" secondary={{ href: listHref, label: "Annuler" }} />
			</Form>
			{replaceable.length > 0 && (
				<Section title="Ou remplacer une vue existante">
					<ItemList
						items={replaceable.map(({ id, name }) => ({
							key: id,
							title: name,
							href: `${paths.savedView(territory, id)}?remplacer=1&${search}`,
						}))}
					/>
				</Section>
			)}
		</>
	);
}
