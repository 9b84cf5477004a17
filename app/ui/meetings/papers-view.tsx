import { Form } from "@remix-run/react";
import { AddPaperLink } from "#app/domain/meetings/schema.ts";
import { paths } from "#app/paths.ts";
import { FileField } from "../follow-up/file-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { PaperList, type ShownPaper } from "./paper-list.tsx";

interface PapersViewProps extends Place {
	meeting: { id: string; title: string };
	point: { id: string; title: string; isConfidential: boolean; papers: readonly ShownPaper[] };
	answer: Reply | { fileError: string } | undefined;
}

/** The papers of a point: files and links, to be read before the meeting. */
export function PapersView({ point, answer, ...place }: PapersViewProps) {
	const { territory, committee, meeting } = place;
	const isFile = answer !== undefined && "fileError" in answer;
	const fileError = isFile ? answer.fileError : undefined;
	const { form, fields, props } = useZodForm(AddPaperLink, { id: "lien", reply: isFile ? undefined : answer });
	const file = fieldOf("file", null, { id: "fichier", required: true, errors: fileError ? [fileError] : undefined });
	const readers = point.isConfidential
		? "Seuls ceux qui lisent ce point confidentiel pourront le télécharger."
		: "Tous les membres du territoire pourront le télécharger\u00a0: n'y mettez aucune donnée sur une personne accompagnée.";
	return (
		<>
			<PageHeader
				title="Documents du point"
				eyebrow={point.title}
				breadcrumbs={crumbsOf(place, "Documents du point")}
				actions={
					<LinkButton href={paths.agenda(territory, committee.slug, meeting.id)} icon="check">
						Revenir à l'ordre du jour
					</LinkButton>
				}
			/>
			<FormErrorSummary
				title="Le document n'est pas joint"
				formErrors={form.errors}
				errors={[
					...(fileError ? [{ id: file.id, text: fileError }] : []),
					...errorsOf([fields.name, "Nom du document"], [fields.url, "Adresse"]),
				]}
			/>
			<Section title="Documents joints" count={point.papers.length}>
				{point.papers.length === 0 ? (
					<EmptyState title="Aucun document" text="Joignez un fichier ou un lien ci-dessous." />
				) : (
					<PaperList
						territory={territory}
						committee={committee.slug}
						meeting={meeting.id}
						papers={point.papers}
						actions={({ id, name }) => (
							<Confirm
								triggerLabel="Retirer"
								title={`Retirer «\u00a0${name}\u00a0»\u00a0?`}
								text="Personne ne pourra plus le lire depuis cet ordre du jour."
								confirmLabel="Retirer ce document"
								fields={{ intent: "remove", paperId: id }}
							/>
						)}
					/>
				)}
			</Section>
			<Section title="Joindre un fichier">
				<form method="post" encType="multipart/form-data" className="form" noValidate>
					<FileField
						field={file}
						label="Fichier"
						hint={`PDF, DOCX, ODT, XLSX, ODS, PNG, JPG, CSV ou TXT, 10 Mo au plus. ${readers}`}
						accept=".pdf,.docx,.odt,.xlsx,.ods,.png,.jpg,.jpeg,.csv,.txt"
					/>
					<SubmitRow label="Joindre le fichier" icon="plus" />
				</form>
			</Section>
			<Section title="Joindre un lien">
				<Form method="post" {...props}>
					<TextField field={fields.name} label="Nom du document" maxLength={150} />
					<TextField field={fields.url} label="Adresse" type="url" inputMode="url" hint="Elle commence par https://." maxLength={500} />
					<SubmitRow label="Joindre le lien" intent="link" icon="link" />
				</Form>
			</Section>
		</>
	);
}
