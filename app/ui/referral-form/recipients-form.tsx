import type { ReactNode } from "react";
import type { Need, Public } from "#app/domain/referrals/types.ts";
import { needLabels, publicLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { type Choice, RecipientChoice } from "./recipient-choice.tsx";

type Listed = Choice & { scope: string | null; passesNir: boolean; isMatch: boolean };

interface RecipientsFormProps {
	territory: string;
	draft: { id: string; revision: number; need: Need; public: Public; isAnonymous: boolean };
	choices: readonly Listed[];
	q: string;
	hasMore: boolean;
	reply: Reply | undefined;
}

/** To whom, and how much. Searching for another body keeps the choices made so far. */
export function RecipientsForm({ territory, draft, choices, q, hasMore, reply }: RecipientsFormProps) {
	const stored = currentOf<{ revision: number }>(reply);
	const listed = choices.map((choice, index) => ({
		...choice,
		at: choice.why ? ("suggested" as const) : choice.scope ? ("chosen" as const) : ("found" as const),
		shown: (
			<RecipientChoice
				key={choice.organisationId}
				choice={choice}
				index={index}
				chosen={typed(reply, choice.organisationId) ?? { scope: choice.scope ?? "", passesNir: choice.passesNir }}
			/>
		),
	}));
	const at = (place: (typeof listed)[number]["at"]): ReactNode[] => listed.filter((one) => one.at === place).map(({ shown }) => shown);
	return (
		<form method="post" className="form">
			<FormErrorSummary title="Les destinataires ne sont pas enregistrés" errors={[]} formErrors={sentencesOf(reply)} />
			{stored && (
				<Notice tone="warning" title="Choix enregistrés entre-temps">
					<p>
						{choices.some(({ scope }) => scope)
							? choices.flatMap(({ name, scope }) => (scope ? [name] : [])).join(", ")
							: "Aucun destinataire."}
					</p>
					<p>Les choix ci-dessous sont les vôtres&nbsp;: enregistrer remplacera ceux-ci.</p>
				</Notice>
			)}
			<input type="hidden" name="revision" value={stored?.revision ?? draft.revision} />
			{draft.isAnonymous && (
				<Notice>
					Un avis sans identité passe en entier, à des organisations tenues au secret&nbsp;: il n'a pas de fiche de contact à transmettre
					seule.
				</Notice>
			)}
			<Section
				title="Qui répond à ce besoin"
				lead={`D'après la répartition des missions\u00a0: ${needLabels[draft.need].toLowerCase()}, ${publicLabels[draft.public].toLowerCase()}. Huit destinataires au plus.`}
			>
				{at("suggested").length > 0 ? (
					at("suggested")
				) : (
					<EmptyState
						title="Aucune organisation n'est désignée pour ce besoin"
						text="La répartition des missions ne le prévoit pas encore. Cherchez une organisation par son nom."
					/>
				)}
			</Section>
			{at("chosen").length > 0 && <Section title="Choisies par ailleurs">{at("chosen")}</Section>}
			<Section title="Autre organisation" id="recherche">
				<TextField
					field={fieldOf("q", q)}
					label="Nom de l'organisation"
					hint="Chercher enregistre d'abord les choix ci-dessus."
					type="search"
					autoComplete="off"
				/>
				<p>
					<Button variant="secondary" icon="search" name="intent" value="search">
						Chercher
					</Button>
				</p>
				{q && (
					<p role="status">
						{choices.some(({ isMatch }) => isMatch)
							? hasMore
								? "Les 25 premières organisations sont affichées\u00a0: précisez le nom pour les autres."
								: "Les organisations trouvées sont affichées sur cette page."
							: `Aucune autre organisation du territoire ne porte «\u00a0${q}\u00a0» dans son nom.`}
					</p>
				)}
				{at("found")}
			</Section>
			<SubmitRow
				label="Enregistrer et vérifier"
				intent="check"
				secondary={{ href: paths.editReferral(territory, draft.id), label: "Revenir à la demande" }}
			/>
		</form>
	);
}

/** What was typed in a refused form, which the page shows again. */
function typed(reply: Reply | undefined, organisationId: string): { scope: string; passesNir: boolean } | null {
	const sent = reply?.lastResult.initialValue?.choices as { organisationId: string; scope?: string; passesNir?: string }[] | undefined;
	const one = sent?.find((choice) => choice.organisationId === organisationId);
	return sent ? { scope: one?.scope ?? "", passesNir: one?.passesNir === "on" } : null;
}
