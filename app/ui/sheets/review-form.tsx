import { Form } from "@remix-run/react";
import { SaveReview } from "#app/domain/action-sheets/schema.ts";
import type { YearlyReview } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { sheetCrumbs } from "./crumbs.ts";

interface ReviewFormProps {
	territory: string;
	sheet: { slug: string; code: string; title: string };
	year: number;
	review: YearlyReview | null;
	reply: Reply | undefined;
}

export function ReviewForm({ territory, sheet, year, review, reply }: ReviewFormProps) {
	const { form, fields, props } = useZodForm(SaveReview, {
		id: "bilan",
		reply,
		defaultValue: { year: String(year), text: review?.text, followUp: review?.followUp, revision: String(review?.revision ?? 0) },
	});
	const stored = currentOf<YearlyReview>(reply);
	return (
		<>
			<PageHeader
				title={review ? `Bilan ${year}` : "Nouveau bilan annuel"}
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Bilan")}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					title={stored && "Ce bilan a changé entre-temps"}
					formErrors={form.errors}
					errors={errorsOf([fields.year, "Année"], [fields.text, "Bilan"], [fields.followUp, "Suite donnée"])}
				/>
				{stored && (
					<StoredVersion
						items={[
							{ term: "Bilan", description: stored.text },
							{ term: "Suite donnée", description: stored.followUp },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				{review ? (
					<input type="hidden" name="year" value={year} />
				) : (
					<TextField field={fields.year} label="Année" type="number" width="short" />
				)}
				<TextAreaField field={fields.text} label="Bilan" hint="Ce qui a été fait, ce que cela a donné, ce qui a manqué." rows={8} />
				<TextAreaField field={fields.followUp} label="Suite donnée" rows={3} />
				<SubmitRow label="Enregistrer le bilan" secondary={{ href: paths.sheet(territory, sheet.slug), label: "Annuler" }} />
			</Form>
		</>
	);
}
