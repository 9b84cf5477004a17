import type { MissionPart } from "#app/domain/missions/types.ts";
import type { Public, Scope } from "#app/domain/referrals/types.ts";
import { bookingLabels } from "#app/messages/referral-places.ts";
import { publicLabels, scopeLabels } from "#app/messages/referrals.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { formatTime, formatWeekday } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";

export interface Choice {
	organisationId: string;
	name: string;
	why: { part: MissionPart; public: Public; convention: string | null } | null;
	needsNote: string | null;
	declinesNote: string | null;
	sessions: { where: string; opensAt: string; closesAt: string; booking: keyof typeof bookingLabels; next: string }[];
	isBound: boolean;
	receivedBy: "agents" | "link" | "nobody";
	refusals: Record<Scope, string | null>;
	canPassNir: boolean;
}

export const receivedByLabels: Record<Choice["receivedBy"], string> = {
	agents: "Agents habilités",
	link: "Répond par un lien, sans compte",
	nobody: "Personne pour recevoir",
};

interface RecipientChoiceProps {
	choice: Choice;
	/** Numbers its fields. */
	index: number;
	chosen: { scope: string; passesNir: boolean };
}

/** One body, what to know before sending there, and how much may pass. */
export function RecipientChoice({ choice, index, chosen }: RecipientChoiceProps) {
	const { organisationId, name, why, needsNote, declinesNote, sessions, isBound, receivedBy, refusals, canPassNir } = choice;
	const field = (part: string, value: string) => fieldOf(`choices[${index}].${part}`, value, { id: `choix-${index}-${part}` });
	const option = (scope: Scope) => {
		const refusal = refusals[scope];
		return { value: scope, label: scopeLabels[scope], isDisabled: refusal !== null, hint: refusal ? sentenceOf(refusal) : undefined };
	};
	return (
		<Card
			title={name}
			eyebrow={
				<>
					{why && <Badge tone="accent">{why.part === "lead" ? "Répond à ce besoin" : "En appui pour ce besoin"}</Badge>}
					<Badge tone={isBound ? "success" : "warning"}>{isBound ? "Tenue au secret" : "Non tenue au secret"}</Badge>
					<Badge tone={receivedBy === "nobody" ? "danger" : "neutral"}>{receivedByLabels[receivedBy]}</Badge>
				</>
			}
		>
			{(why || needsNote || declinesNote || sessions.length > 0) && (
				<DefinitionList
					layout="stacked"
					items={[
						...(why
							? [{ term: "Répartition des missions", description: [publicLabels[why.public], why.convention].filter(Boolean).join(" – ") }]
							: []),
						...(needsNote ? [{ term: "Ce qu'il nous faut", description: needsNote }] : []),
						...(declinesNote ? [{ term: "Ce que nous ne traitons pas", description: declinesNote }] : []),
						...(sessions.length > 0
							? [
									{
										term: "Prochaines permanences",
										description: sessions
											.map(
												({ next, opensAt, closesAt, where, booking }) =>
													`${formatWeekday(next)}, ${formatTime(opensAt)} – ${formatTime(closesAt)}, ${where} (${bookingLabels[booking].toLowerCase()})`,
											)
											.join("\u00a0; "),
									},
								]
							: []),
					]}
				/>
			)}
			<input type="hidden" name={`choices[${index}].organisationId`} value={organisationId} />
			<RadioGroupField
				field={field("scope", chosen.scope)}
				label={`Ce qui passe à ${name}`}
				options={[{ value: "", label: "Rien" }, option("full"), option("card")]}
				layout="row"
			/>
			{canPassNir && (
				<CheckboxField
					field={{ ...field("passesNir", ""), defaultChecked: chosen.passesNir, initialValue: undefined }}
					label="Transmettre aussi le numéro de sécurité sociale"
					hint="Vos deux organisations y sont autorisées par un texte. Avec toute la demande seulement."
				/>
			)}
		</Card>
	);
}
