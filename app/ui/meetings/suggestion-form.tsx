import type { SuggestionKind } from "#app/domain/meetings/types.ts";
import { suggestionLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay } from "../format.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";

interface ShownSuggestion {
	key: string;
	kind: SuggestionKind;
	title: string;
	day: string | null;
	who: string | null;
	count: number | null;
	isConfidential: boolean;
}

interface SuggestionFormProps extends Place {
	meeting: { id: string; title: string };
	suggestions: readonly ShownSuggestion[];
	reply: Reply | undefined;
}

/** What is due to the body, each with its reason, to be put on the agenda. */
export function SuggestionForm({ suggestions, reply, ...place }: SuggestionFormProps) {
	const agendaHref = paths.agenda(place.territory, place.committee.slug, place.meeting.id);
	const kinds = (Object.keys(suggestionLabels) as SuggestionKind[]).filter((kind) => suggestions.some((one) => one.kind === kind));
	return (
		<>
			<PageHeader
				title="Ce qui est à traiter"
				eyebrow={place.meeting.title}
				breadcrumbs={crumbsOf(place, "Ce qui est à traiter")}
				lead="Maillage relève ce qui attend l'instance. Cochez ce qui entre à l'ordre du jour&nbsp;: chaque point y est relié à sa fiche ou à sa décision."
			/>
			<FormErrorSummary title="Rien n'est ajouté" errors={[]} formErrors={sentencesOf(reply)} />
			{suggestions.length === 0 ? (
				<EmptyState
					title="Rien n'attend l'instance"
					text="Aucune fiche en retard ou à valider, aucune suite en retard, aucun point reporté&nbsp;: l'ordre du jour est libre."
					action={<LinkButton href={agendaHref}>Revenir à l'ordre du jour</LinkButton>}
				/>
			) : (
				<form method="post" className="form">
					{kinds.map((kind) => (
						<CheckboxGroupField
							key={kind}
							field={fieldOf("keys", null, { id: `a-traiter-${kind}` })}
							label={suggestionLabels[kind]}
							options={suggestions
								.filter((one) => one.kind === kind)
								.map((one) => ({
									value: one.key,
									label: one.isConfidential ? `${one.title} (confidentiel)` : one.title,
									hint: reasonOf(one),
								}))}
						/>
					))}
					<SubmitRow label="Ajouter à l'ordre du jour" icon="plus" secondary={{ href: agendaHref, label: "Revenir à l'ordre du jour" }} />
				</form>
			)}
		</>
	);
}

function reasonOf({ kind, day, who, count }: ShownSuggestion): string {
	const on = day ? formatDay(day) : "";
	const reasons: Record<SuggestionKind, string> = {
		carried: `Non traité à la réunion du ${on}.`,
		proposal: `Proposé par ${who ?? "un membre"} le ${on}.`,
		minutes: "Le compte rendu n'est pas encore approuvé.",
		task: `Échéance du ${on}, à la charge de\u00a0: ${who}.`,
		opinion: "La fiche est proposée\u00a0: l'avis technique est attendu.",
		validation: "La fiche a reçu son avis\u00a0: sa validation est attendue.",
		blocked: "La fiche est bloquée.",
		late: `La fiche devait être terminée le ${on}.`,
		values: `${formatCount(count ?? 0, "valeur attendue", "valeurs attendues")} pour le ${on}.`,
	};
	return reasons[kind].replace("\u00a0:", "\u00a0:");
}
