import type { PersonChoice } from "#app/domain/people/types.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { crumbsOf, type Place } from "../meetings/crumbs.ts";
import { Button } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";

interface SeatsPageProps extends Place {
	seats: readonly {
		organisationId: string;
		organisationName: string;
		delegateId: string | null;
		substituteId: string | null;
		people: readonly PersonChoice[];
	}[];
	free: readonly SelectOption[];
	reply: Reply | undefined;
}

/** Which organisations sit in the body, and whom each names. */
export function SeatsPage({ seats, free, reply, ...place }: SeatsPageProps) {
	const named = seats.filter(({ people }) => people.length > 0);
	const empty = seats.filter(({ people }) => people.length === 0);
	return (
		<>
			<PageHeader
				title="Sièges des organisations"
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Sièges")}
				lead="Nommer une personne lui donne un mandat de membre à compter d'aujourd'hui, si elle n'en a pas. Retirer un siège ne met fin à aucun mandat."
			/>
			<FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={sentencesOf(reply)} />
			{seats.length === 0 && <EmptyState title="Aucun siège" text="Les organisations membres paraîtront ici, avec leurs délégués." />}
			{named.map(({ organisationId, organisationName, delegateId, substituteId, people }) => {
				const options = people.map(({ id, displayName }) => ({ value: id as string, label: displayName }));
				return (
					<Section key={organisationId} title={organisationName}>
						<form method="post" className="form">
							<input type="hidden" name="intent" value="set" />
							<input type="hidden" name="organisationId" value={organisationId} />
							<FieldRow>
								<SelectField
									field={fieldOf("delegateId", delegateId, { id: `delegue-${organisationId}` })}
									label="Délégué"
									emptyLabel="Non nommé"
									options={options}
								/>
								<SelectField
									field={fieldOf("substituteId", substituteId, { id: `suppleant-${organisationId}` })}
									label="Suppléant"
									emptyLabel="Non nommé"
									options={options}
								/>
							</FieldRow>
							<div className="submit-row">
								<Button variant="secondary" aria-label={`Enregistrer le siège de ${organisationName}`}>
									Enregistrer
								</Button>
							</div>
						</form>
						<RemoveSeat organisationId={organisationId} organisationName={organisationName} />
					</Section>
				);
			})}
			{empty.length > 0 && (
				<Section title="Sans personne à nommer" lead="Personne de ces organisations n'a accès au territoire.">
					<ItemList
						label="Sans personne à nommer"
						items={empty.map((seat) => ({
							key: seat.organisationId,
							title: seat.organisationName,
							actions: <RemoveSeat organisationId={seat.organisationId} organisationName={seat.organisationName} />,
						}))}
					/>
				</Section>
			)}
			{free.length > 0 && (
				<Section title="Ajouter une organisation">
					<form method="post" className="form">
						<input type="hidden" name="intent" value="set" />
						<SelectField
							field={fieldOf("organisationId", null, { id: "organisation", required: true })}
							label="Organisation"
							emptyLabel="Choisir une organisation"
							options={free}
						/>
						<div className="submit-row">
							<Button>Donner un siège</Button>
						</div>
					</form>
				</Section>
			)}
		</>
	);
}

function RemoveSeat({ organisationId, organisationName }: { organisationId: string; organisationName: string }) {
	return (
		<Confirm
			triggerLabel="Retirer"
			about={`le siège de ${organisationName}`}
			title="Retirer ce siège ?"
			text="Les mandats de ses délégués restent en cours : mettez-y fin depuis la page de l'instance."
			confirmLabel="Retirer le siège"
			fields={{ intent: "remove", organisationId }}
		/>
	);
}
