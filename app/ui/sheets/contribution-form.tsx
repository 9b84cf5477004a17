import { Form } from "@remix-run/react";
import { WriteContribution } from "#app/domain/action-sheets/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { sheetCrumbs } from "./crumbs.ts";

interface ContributionFormProps {
	territory: string;
	sheet: { slug: string; code: string; title: string };
	partner: { name: string; role: string | null; contribution: string | null; revision: number };
	reply: Reply | undefined;
}

/** The one part of the sheet that a partner writes. */
export function ContributionForm({ territory, sheet, partner, reply }: ContributionFormProps) {
	const { form, fields, props } = useZodForm(WriteContribution, {
		id: "contribution",
		reply,
		defaultValue: { contribution: partner.contribution, revision: String(partner.revision) },
	});
	const stored = currentOf<{ revision: number; contribution: string | null }>(reply);
	return (
		<>
			<PageHeader
				title={`Contribution de ${partner.name}`}
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Contribution")}
				lead={partner.role ? `Rôle dans l'action : ${partner.role}` : undefined}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					title={stored && "La contribution a changé entre-temps"}
					formErrors={form.errors}
					errors={errorsOf([fields.contribution, "Contribution"])}
				/>
				{stored && <StoredVersion items={[{ term: "Contribution", description: stored.contribution }]} />}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<TextAreaField
					field={fields.contribution}
					label="Contribution"
					hint="Ce que votre organisation apporte à l'action : temps, locaux, relais, expertise."
					rows={6}
				/>
				<SubmitRow label="Enregistrer la contribution" secondary={{ href: paths.sheet(territory, sheet.slug), label: "Annuler" }} />
			</Form>
		</>
	);
}
