import type { PersonChoice } from "#app/domain/people/types.ts";
import { formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow, FormGroup } from "../forms/form-group.tsx";
import { personOptions } from "../forms/option-lists.ts";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { crumbsOf, type Place } from "../meetings/crumbs.ts";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { PeopleList } from "../primitives/people-list.tsx";

interface GuestsPageProps extends Place {
	groups: readonly {
		meeting: { id: string; title: string; startsAt: string } | null;
		guests: readonly { id: string; name: string; organisationName: string | null; email: string | null }[];
	}[];
	people: readonly PersonChoice[];
	reply: Reply | undefined;
}

/** Those who sit in without a mandate: at every meeting, or at one of the next. */
export function GuestsPage({ groups, people, reply, ...place }: GuestsPageProps) {
	const sent = (reply?.lastResult.initialValue ?? {}) as Record<string, string | undefined>;
	const field = (name: string) => fieldOf(name, sent[name], { id: `invite-${name}`, errors: reply?.lastResult.error?.[name] ?? undefined });
	const labels = {
		meetingId: "Réunion",
		personId: "Personne du territoire",
		name: "Nom",
		email: "Adresse électronique",
		organisation: "Organisation",
	};
	const invited = groups.filter(({ guests }) => guests.length > 0);
	const meetings = groups.flatMap(({ meeting }) => meeting ?? []);
	return (
		<>
			<PageHeader
				title="Personnes invitées"
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Personnes invitées")}
				lead="Elles reçoivent les convocations et figurent sur la feuille de présence, sans mandat ni siège."
			/>
			{invited.length === 0 && <EmptyState title="Personne n'est invité" text="Les personnes invitées paraîtront ici." />}
			{invited.map(({ meeting, guests }) => (
				<Section
					key={meeting?.id ?? "toutes"}
					title={meeting ? `${meeting.title}, ${formatShortDateTime(meeting.startsAt)}` : "À toutes les réunions"}
					count={guests.length}
				>
					<PeopleList
						people={guests.map(({ id, name, organisationName, email }) => ({
							key: id,
							name,
							organisation: organisationName ?? undefined,
							detail: (
								<>
									{email}
									<Confirm
										triggerLabel="Ne plus inviter"
										about={name}
										title={`Ne plus inviter ${name}\u00a0?`}
										text="Les liens déjà reçus ne serviront plus&nbsp;; les présences passées restent écrites."
										confirmLabel="Ne plus inviter"
										fields={{ intent: "remove", guestId: id }}
									/>
								</>
							),
						}))}
					/>
				</Section>
			))}
			<Section title="Inviter">
				<form method="post" className="form" noValidate>
					<FormErrorSummary
						formErrors={reply?.lastResult.error?.[""] ?? []}
						errors={Object.entries(labels).flatMap(([name, label]) =>
							(field(name).errors ?? []).map((text) => ({ id: field(name).id, label, text })),
						)}
					/>
					<input type="hidden" name="intent" value="add" />
					<SelectField
						field={field("meetingId")}
						label={labels.meetingId}
						emptyLabel="Toutes les réunions"
						options={meetings.map(({ id, title, startsAt }) => ({ value: id, label: `${title}, ${formatShortDateTime(startsAt)}` }))}
					/>
					<SelectField field={field("personId")} label={labels.personId} emptyLabel="Aucune" options={personOptions(people)} />
					<FormGroup legend="Personne extérieure" hint="Si elle n'a pas de compte dans le territoire.">
						<FieldRow>
							<TextField field={field("name")} label={labels.name} />
							<TextField field={field("email")} label={labels.email} type="email" autoComplete="off" />
						</FieldRow>
						<TextField field={field("organisation")} label={labels.organisation} />
					</FormGroup>
					<SubmitRow label="Inviter" />
				</form>
			</Section>
		</>
	);
}
