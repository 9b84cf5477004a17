import { Form } from "@remix-run/react";
import { HandOver } from "#app/domain/referrals/duty-schema.ts";
import { stateLabels } from "#app/messages/referrals.ts";
import { formatDay } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { type ManagedLine, sideText } from "./managed-table.tsx";

interface HandOverFormProps {
	place: ManagedLine;
	/** Agents of the organisation at work today. */
	agents: readonly SelectOption[];
	cancelHref: string;
	reply: Reply | undefined;
}

export function HandOverForm({ place, agents, cancelHref, reply }: HandOverFormProps) {
	const { form, fields, props } = useZodForm(HandOver, { id: "confier", reply });
	const { readers } = place;
	return (
		<>
			<DefinitionList
				items={[
					{ term: "Sens", description: sideText(place) },
					{ term: "État", description: `${stateLabels[place.state]}, depuis le ${formatDay(place.stateSince)}` },
					{ term: "Lisent aujourd'hui", description: readers.map(({ name }) => name).join(", ") || "Personne" },
				]}
			/>
			{agents.length === 0 ? (
				<EmptyState title="Aucun agent habilité" text="Habilitez d'abord un agent de votre organisation." />
			) : (
				<Form method="post" {...props}>
					<FormErrorSummary
						title="L'orientation n'est pas confiée"
						formErrors={form.errors}
						errors={errorsOf([fields.personId, "Confier à"], [fields.endedPersonId, "À la place de"])}
					/>
					<SelectField field={fields.personId} label="Confier à" emptyLabel="Choisir un agent habilité" options={agents} />
					<SelectField
						field={fields.endedPersonId}
						label="À la place de"
						hint="Facultatif : cette personne ne la lira plus, dès maintenant."
						emptyLabel="Personne : les lecteurs actuels restent"
						options={readers.map(({ id, name }) => ({ value: id, label: name }))}
					/>
					<SubmitRow label="Confier" secondary={{ href: cancelHref, label: "Annuler" }} />
				</Form>
			)}
		</>
	);
}
