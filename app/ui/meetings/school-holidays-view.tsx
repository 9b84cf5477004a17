import { Form } from "@remix-run/react";
import { AddSchoolHoliday } from "#app/domain/meetings/preparation-schema.ts";
import { administrationTrail } from "../administration/trail.ts";
import { formatDay, formatPeriod } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { Notice } from "../primitives/notice.tsx";

interface ShownHoliday {
	name: string;
	startsOn: string;
	endsOn: string;
}

interface SchoolHolidaysViewProps {
	territory: string;
	zone: string | null;
	department: string | null;
	departments: readonly { code: string; name: string }[];
	/** Those to come, this year and the next. */
	publicHolidays: readonly { day: string; name: string }[];
	own: readonly (ShownHoliday & { id: string })[];
	national: readonly ShownHoliday[];
	nationalEnd: string;
	knownUntil: string;
	reply: Reply | undefined;
}

/** The periods on which series of meetings pause: the national ones of a zone, and the territory's own. */
export function SchoolHolidaysView({
	territory,
	zone,
	department,
	departments,
	publicHolidays,
	own,
	national,
	nationalEnd,
	knownUntil,
	reply,
}: SchoolHolidaysViewProps) {
	const { form, fields, props } = useZodForm(AddSchoolHoliday, { id: "periode", reply });
	return (
		<>
			<PageHeader
				title="Jours fériés et vacances scolaires"
				breadcrumbs={administrationTrail(territory, { label: "Jours fériés et vacances scolaires" })}
				lead="Les jours que les délais ne comptent pas, et les périodes où les séries de réunions et les relances peuvent faire une pause."
			/>
			<Notice tone={knownUntil > nationalEnd ? "info" : "warning"} title={`Calendrier connu jusqu'au ${formatDay(knownUntil)}`}>
				<p>
					{`Maillage contient le calendrier national jusqu'au ${formatDay(nationalEnd)}. Vérifiez-le sur `}
					<a href="https://www.education.gouv.fr/calendrier-scolaire-100148">education.gouv.fr</a>
					{", et ajoutez ci-dessous les années suivantes dès qu'elles sont publiées."}
				</p>
			</Notice>
			<Section title="Jours fériés">
				<p>
					Les jours ouvrés du territoire, par lesquels se comptent les délais et se règlent les récapitulatifs, ne comprennent pas ses jours
					fériés.
				</p>
				<form method="post" className="form">
					<SelectField
						field={fieldOf("department", department)}
						label="Département ou collectivité"
						hint="Du siège du territoire, s'il s'étend sur plusieurs."
						emptyLabel="Choisir"
						options={departments.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
						width="medium"
					/>
					<SubmitRow label="Enregistrer le département" intent="department" />
				</form>
				<ItemList
					label="Prochains jours fériés"
					items={publicHolidays.map(({ day, name }) => ({
						key: day,
						title: name.charAt(0).toUpperCase() + name.slice(1),
						text: formatDay(day),
					}))}
				/>
			</Section>
			<Section title="Zone scolaire">
				<form method="post" className="form">
					<SelectField
						field={fieldOf("zone", zone)}
						label="Zone"
						emptyLabel="Aucune zone (Corse, outre-mer)"
						options={["A", "B", "C"].map((value) => ({ value, label: `Zone ${value}` }))}
						width="medium"
					/>
					<SubmitRow label="Enregistrer la zone" intent="zone" />
				</form>
				{national.length > 0 && (
					<ItemList
						label={`Vacances de la zone ${zone}`}
						items={national.map(({ name, startsOn, endsOn }) => ({
							key: `${name}-${startsOn}`,
							title: name,
							text: formatPeriod(startsOn, endsOn),
						}))}
					/>
				)}
			</Section>
			<Section title="Périodes ajoutées" count={own.length}>
				{own.length === 0 ? (
					<EmptyState
						title="Aucune période ajoutée"
						text="Ajoutez les années que le calendrier national ne contient pas encore, ou vos propres fermetures."
					/>
				) : (
					<ItemList
						label="Périodes ajoutées"
						items={own.map(({ id, name, startsOn, endsOn }) => ({
							key: id,
							title: name,
							text: formatPeriod(startsOn, endsOn),
							actions: (
								<Confirm
									triggerLabel="Retirer"
									title={`Retirer «\u00a0${name}\u00a0»\u00a0?`}
									text="Les réunions déjà planifiées ne changent pas."
									confirmLabel="Retirer cette période"
									fields={{ intent: "remove", holidayId: id }}
								/>
							),
						}))}
					/>
				)}
			</Section>
			<Section title="Ajouter une période">
				<Form method="post" {...props}>
					<FormErrorSummary
						formErrors={form.errors}
						errors={errorsOf([fields.name, "Nom"], [fields.startsOn, "Premier jour"], [fields.endsOn, "Dernier jour"])}
					/>
					<TextField field={fields.name} label="Nom" maxLength={100} />
					<FieldRow>
						<DateField field={fields.startsOn} label="Premier jour" />
						<DateField field={fields.endsOn} label="Dernier jour" />
					</FieldRow>
					<SubmitRow label="Ajouter la période" intent="add" icon="plus" />
				</Form>
			</Section>
		</>
	);
}
