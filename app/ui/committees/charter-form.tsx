import { Form } from "@remix-run/react";
import { SetCharter } from "#app/domain/committees/schema.ts";
import { type Charter, quorumRules } from "#app/domain/committees/types.ts";
import { quorumLabels } from "#app/messages/committees.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import type { SelectOption } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf } from "../meetings/crumbs.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";

interface CharterPageProps {
	territory: string;
	committee: { slug: string; name: string; revision: number };
	charter: Charter;
	organisations: readonly SelectOption[];
	canEdit: boolean;
	reply: Reply | undefined;
}

/** The rules of a body: to change for whoever leads it, to read for its members. */
export function CharterPage(props: CharterPageProps) {
	const { territory, committee, charter, organisations, canEdit } = props;
	return (
		<>
			<PageHeader
				title="Règles de l'instance"
				eyebrow={committee.name}
				breadcrumbs={crumbsOf({ territory, committee }, "Règles")}
				lead="Quorum, délais, accord tacite et diffusion des comptes rendus."
			/>
			{canEdit ? <CharterForm {...props} /> : <DefinitionList items={factsOf(charter, organisations)} />}
		</>
	);
}

function CharterForm({ territory, committee, charter, organisations, reply }: CharterPageProps) {
	const { distribution, ...rules } = charter;
	const { form, fields, props } = useZodForm(SetCharter, {
		id: "regles",
		reply,
		defaultValue: {
			...rules,
			revision: committee.revision,
			toMembers: distribution.members,
			toGuests: distribution.guests,
			emails: distribution.emails.join("\n"),
			organisationIds: distribution.organisationIds,
		} as never,
	});
	const current = currentOf<Charter & { revision: number }>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[fields.quorumRule, "Quorum"],
					[fields.quorumCount, "Nombre de sièges"],
					[fields.noticeDays, "Convocation"],
					[fields.paperDays, "Documents"],
					[fields.observationDays, "Observations"],
					[fields.emails, "Autres adresses"],
					[fields.organisationIds, "Organisations destinataires"],
				)}
			/>
			{current && <StoredVersion items={factsOf(current, organisations)} />}
			<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
			<RadioGroupField
				field={fields.quorumRule}
				label="Quorum"
				hint="Aucun texte n'en impose aux comités de pilotage et aux groupes."
				options={quorumRules.map((value) => ({ value, label: quorumLabels[value] }))}
			/>
			<TextField
				field={fields.quorumCount}
				label="Nombre de sièges"
				type="number"
				inputMode="numeric"
				width="short"
				hint="Seulement pour un nombre fixé."
			/>
			<FormGroup legend="Délais" hint="En jours, entre 0 et 90." layout="row">
				<TextField
					field={fields.noticeDays}
					label="Convocation"
					hint="Avant la réunion."
					type="number"
					inputMode="numeric"
					suffix="jours"
				/>
				<TextField field={fields.paperDays} label="Documents" hint="Avant la réunion." type="number" inputMode="numeric" suffix="jours" />
				<TextField
					field={fields.observationDays}
					label="Observations"
					hint="Après l'envoi du compte rendu."
					type="number"
					inputMode="numeric"
					suffix="jours"
				/>
			</FormGroup>
			<CheckboxField field={fields.silenceApproves} label="Sans observation dans ce délai, l'accord est tacite" />
			<FormGroup legend="Qui reçoit les comptes rendus approuvés">
				<CheckboxField field={fields.toMembers} label="Les membres" />
				<CheckboxField field={fields.toGuests} label="Les personnes invitées" />
				{organisations.length > 0 && (
					<Disclosure
						summary="Des organisations entières"
						isOpen={distribution.organisationIds.length > 0 || fields.organisationIds.errors !== undefined}
					>
						<CheckboxGroupField
							field={fields.organisationIds}
							label="Toutes les personnes de ces organisations"
							options={[...organisations]}
						/>
					</Disclosure>
				)}
				<TextAreaField field={fields.emails} label="Autres adresses" hint="Une adresse électronique par ligne." rows={4} />
			</FormGroup>
			<SubmitRow label="Enregistrer les règles" secondary={{ href: paths.committee(territory, committee.slug), label: "Annuler" }} />
		</Form>
	);
}

const days = (count: number) => formatCount(count, "jour", "jours");

const factsOf = ({ distribution, ...rules }: Charter, organisations: readonly SelectOption[]) => [
	{
		term: "Quorum",
		description: rules.quorumRule === "number" ? formatCount(rules.quorumCount ?? 0, "siège", "sièges") : quorumLabels[rules.quorumRule],
	},
	{ term: "Convocation", description: `${days(rules.noticeDays)} avant la réunion` },
	{ term: "Documents", description: `${days(rules.paperDays)} avant la réunion` },
	{ term: "Observations", description: days(rules.observationDays) },
	{ term: "Accord tacite", description: rules.silenceApproves ? "Oui" : "Non" },
	{
		term: "Reçoivent les comptes rendus",
		description: [
			distribution.members && "membres",
			distribution.guests && "personnes invitées",
			...organisations.filter(({ value }) => distribution.organisationIds.some((id) => id === value)).map(({ label }) => label),
			distribution.emails.length > 0 && formatCount(distribution.emails.length, "autre adresse", "autres adresses"),
		]
			.filter(Boolean)
			.join(", "),
	},
];
