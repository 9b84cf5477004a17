import { Form } from "@remix-run/react";
import type { Warning } from "#app/domain/convocations/rules.ts";
import { SendConvocation } from "#app/domain/convocations/schema.ts";
import type { DeliveryState } from "#app/domain/convocations/types.ts";
import type { EmailContent } from "#app/emails/content.ts";
import { deliveryLabels, warningTexts } from "#app/messages/convocations.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatShortDateTime } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, revisionOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { crumbsOf, type Place } from "../meetings/crumbs.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { LetterView } from "./letter-view.tsx";

interface ConvocationPageProps extends Place {
	meeting: { id: string; title: string; revision: number; startsAt: string };
	noticeDays: number;
	warnings: readonly Warning[];
	invitees: readonly {
		name: string;
		organisationName: string | null;
		isGuest: boolean;
		isReachable: boolean;
		state: DeliveryState | null;
	}[];
	toSend: number;
	sentAt: string | null;
	message: string | null;
	letter: EmailContent;
	isOpen: boolean;
	reply: Reply | undefined;
}

/** Before a notice leaves: what deserves a second look, to whom it goes, and what it says. */
export function ConvocationPage({
	noticeDays,
	warnings,
	invitees,
	toSend,
	sentAt,
	message,
	letter,
	isOpen,
	reply,
	...place
}: ConvocationPageProps) {
	const { territory, committee, meeting } = place;
	const { form, fields, props } = useZodForm(SendConvocation, {
		id: "convocation",
		reply,
		defaultValue: { message, revision: String(meeting.revision) },
	});
	const address = [territory, committee.slug, meeting.id] as const;
	return (
		<>
			<PageHeader
				title="Convoquer"
				eyebrow={meeting.title}
				breadcrumbs={crumbsOf(place, "Convoquer")}
				lead="Chaque personne reçoit un courriel à son nom, avec l'ordre du jour, une invitation pour son agenda et un lien pour répondre."
				actions={<LinkButton href={paths.guests(territory, committee.slug)}>Inviter d'autres personnes</LinkButton>}
			/>
			{sentAt && (
				<Notice title={`Première convocation envoyée le ${formatShortDateTime(sentAt)}`}>
					Seules les personnes ajoutées depuis, ou que le courriel n'a pas atteintes, en recevront un.
				</Notice>
			)}
			{warnings.length > 0 && (
				<Notice tone="warning" title="À vérifier avant d'envoyer">
					<ul>
						{warnings.map((warning) => (
							<li key={warning}>{warningTexts[warning](noticeDays)}</li>
						))}
					</ul>
				</Notice>
			)}
			<Section title="Destinataires" count={invitees.length}>
				{invitees.length === 0 ? (
					<EmptyState title="Personne à convoquer" text="Donnez des mandats dans l'instance, ou invitez des personnes." />
				) : (
					<DataTable
						caption="Destinataires"
						rows={invitees}
						rowKey={({ name, organisationName }) => `${name} ${organisationName}`}
						columns={[
							{ key: "name", header: "Nom", cell: ({ name }) => name },
							{ key: "organisation", header: "Organisation", cell: ({ organisationName }) => organisationName ?? "–" },
							{ key: "as", header: "À titre de", cell: ({ isGuest }) => (isGuest ? "Personne invitée" : "Membre") },
							{
								key: "state",
								header: "Courriel",
								cell: ({ state, isReachable }) =>
									state ? deliveryLabels[state] : isReachable ? "À envoyer" : "Aucun\u00a0: pas d'accès en cours",
							},
						]}
					/>
				)}
			</Section>
			<Section title="Le courriel">
				<Card title={letter.subject} headingLevel={3}>
					<LetterView letter={letter} />
				</Card>
			</Section>
			{isOpen && toSend > 0 ? (
				<Form method="post" {...props}>
					<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.message, "Mot d'accompagnement"])} />
					<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
					<TextAreaField
						field={fields.message}
						label="Mot d'accompagnement"
						hint="Facultatif&nbsp;: il paraît en tête du courriel."
						rows={4}
					/>
					<SubmitRow
						label={`Envoyer à ${formatCount(toSend, "personne", "personnes")}`}
						icon="check"
						secondary={{ href: paths.meeting(...address), label: "Ne pas envoyer" }}
					/>
				</Form>
			) : (
				<Notice>
					{isOpen ? "Toutes les personnes de la liste ont déjà reçu la convocation." : "Cette réunion ne peut plus être convoquée."}
				</Notice>
			)}
		</>
	);
}
