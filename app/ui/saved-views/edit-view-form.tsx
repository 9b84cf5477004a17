import { Form } from "@remix-run/react";
import { EditView } from "#app/domain/saved-views/schema.ts";
import { paths } from "#app/paths.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { outlineText, type ShownOutline } from "./outline.tsx";

interface EditViewFormProps {
	territory: string;
	view: { id: string; name: string; search: string; isShared: boolean; revision: number; outline: ShownOutline };
	canShare: boolean;
	/** The list one comes from, when it is not the one that is kept. */
	replacement: { search: string; outline: ShownOutline } | null;
	reply: Reply | undefined;
}

/** Renames a view, shares it or takes it back, and replaces what it keeps by the list one comes from. */
export function EditViewForm({ territory, view, canShare, replacement, reply }: EditViewFormProps) {
	const { form, fields, props } = useZodForm(EditView, {
		id: "vue",
		reply,
		defaultValue: {
			name: view.name,
			isShared: view.isShared ? "on" : undefined,
			keeps: replacement ? "replacement" : "stored",
			revision: String(view.revision),
		},
	});
	const stored = currentOf<{ name: string; isShared: boolean; revision: number }>(reply);
	return (
		<>
			<PageHeader
				title={replacement ? "Remplacer une vue" : "Modifier une vue"}
				eyebrow={view.name}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: "Vues enregistrées", href: paths.savedViews(territory) },
					{ label: view.name },
				]}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					title={stored && "La vue a changé entre-temps"}
					formErrors={form.errors}
					errors={errorsOf([fields.name, "Nom de la vue"], [fields.keeps, "Contenu"])}
				/>
				{stored && (
					<StoredVersion
						items={[
							{ term: "Nom de la vue", description: stored.name },
							{ term: "Partagée avec le territoire", description: stored.isShared ? "oui" : "non" },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<TextField field={fields.name} label="Nom de la vue" width="medium" autoComplete="off" />
				{replacement && (
					<RadioGroupField
						field={fields.keeps}
						label="Contenu"
						options={[
							{ value: "replacement", label: `La liste d'où vous venez : ${outlineText(replacement.outline)}` },
							{ value: "stored", label: `Ce qui est enregistré : ${outlineText(view.outline)}` },
						]}
					/>
				)}
				{canShare ? (
					<CheckboxField
						field={fields.isShared}
						label="Partager avec le territoire"
						hint="Tous les membres verront cette vue au-dessus de la liste des fiches."
					/>
				) : (
					view.isShared && <input type="hidden" name="isShared" value="on" />
				)}
				<SubmitRow label="Enregistrer la vue" secondary={{ href: paths.savedViews(territory), label: "Annuler" }} />
			</Form>
		</>
	);
}
