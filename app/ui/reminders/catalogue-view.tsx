import type { Climbs } from "#app/domain/reminders/catalogue.ts";
import { SetRhythm } from "#app/domain/reminders/schema.ts";
import { climbText, rhythmText } from "#app/messages/reminders.ts";
import { paths } from "#app/paths.ts";
import { administrationTrail } from "../administration/trail.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { ItemList } from "../primitives/item-list.tsx";

interface ShownKind {
	kind: string;
	title: string;
	audience: string;
	date: string;
	ends: string;
	isOwn: boolean;
	isEdited: boolean;
	revision: number;
	isOn: boolean;
	daysBefore: number[];
	lateEveryDays: number | null;
	climbsAfter: number | null;
	climbs?: Climbs;
}

interface ReminderCatalogueViewProps {
	territory: string;
	committees: readonly { slug: string; name: string }[];
	committee: { id: string; slug: string; name: string } | null;
	kinds: readonly ShownKind[];
	elsewhere: readonly { title: string; audience: string; when: string; ends: string }[];
	quiet: { isQuiet: boolean; revision: number };
	can: { edit: boolean; quiet: boolean };
	reply: Reply | undefined;
}

/** Everything that reminds: whom, when, what ends it, and who is told when nothing comes. */
export function ReminderCatalogueView({
	territory,
	committees,
	committee,
	kinds,
	elsewhere,
	quiet,
	can,
	reply,
}: ReminderCatalogueViewProps) {
	const edited = kinds.find(({ isEdited }) => isEdited);
	return (
		<>
			<PageHeader
				title="Relances"
				breadcrumbs={administrationTrail(territory, { label: "Relances" })}
				lead="Ce que Maillage rappelle, à qui, quand, et ce qui y met fin. Chaque instance peut avoir son propre rythme."
			/>
			<FilterBar label="Choisir les rythmes" clearHref={paths.reminders(territory)} submitLabel="Afficher">
				<SelectField
					field={fieldOf("comite", committee?.slug ?? "")}
					label="Rythmes"
					emptyLabel="De tout le territoire"
					options={committees.map(({ slug, name }) => ({ value: slug, label: name }))}
					width="medium"
				/>
			</FilterBar>
			{edited && <RhythmForm key={edited.kind} territory={territory} committee={committee} kind={edited} reply={reply} />}
			<Section title={committee ? committee.name : "Tout le territoire"} count={kinds.length}>
				<DataTable
					caption="Ce qui est rappelé"
					rows={kinds}
					rowKey={({ kind }) => kind}
					columns={[
						{
							key: "title",
							header: "Ce qui est attendu",
							cell: ({ title, isOwn }) => (
								<>
									{title} {isOwn && <Badge tone="info">{committee ? "Rythme de l'instance" : "Rythme du territoire"}</Badge>}
								</>
							),
						},
						{ key: "audience", header: "De qui", cell: ({ audience }) => audience },
						{
							key: "when",
							header: "Quand",
							cell: (row) => (
								<>
									<p>{rhythmText(row)}</p>
									<p className="muted">{row.date}</p>
								</>
							),
						},
						{ key: "ends", header: "Fin des relances", cell: ({ ends }) => ends },
						{
							key: "climbs",
							header: "Si rien ne vient",
							cell: ({ lateEveryDays, climbsAfter, climbs }) => climbText(lateEveryDays === null ? null : climbsAfter, climbs),
							isSecondary: true,
						},
						...(can.edit
							? [
									{
										key: "edit",
										header: "Réglage",
										cell: ({ kind, title }: ShownKind) => (
											<LinkButton
												href={paths.reminders(territory, committee?.slug, kind)}
												variant="quiet"
												size="small"
												icon="edit"
												aria-label={`Régler\u00a0: ${title}`}
											>
												Régler
											</LinkButton>
										),
									},
								]
							: []),
					]}
				/>
			</Section>
			<Section title="Rappelé par ailleurs">
				<ItemList
					label="Rappelé par ailleurs"
					items={elsewhere.map(({ title, audience, when, ends }) => ({ key: title, title, text: `${audience}. ${when}. ${ends}.` }))}
				/>
			</Section>
			{!committee && (
				<Section title="Vacances scolaires">
					{can.quiet ? (
						<form method="post" className="form">
							<input type="hidden" name="revision" value={quiet.revision} />
							<CheckboxField
								field={fieldOf("isQuiet", quiet.isQuiet ? "on" : null)}
								label="Aucune relance pendant les vacances scolaires du territoire"
								hint="Ce qui tombe dans ces périodes part le premier jour ouvré qui suit."
							/>
							<SubmitRow
								label="Enregistrer"
								intent="quiet"
								secondary={{ href: paths.schoolHolidays(territory), label: "Voir les périodes" }}
							/>
						</form>
					) : (
						<p>
							{quiet.isQuiet
								? "Aucune relance ne part pendant les vacances scolaires."
								: "Les relances partent aussi pendant les vacances scolaires."}
						</p>
					)}
				</Section>
			)}
		</>
	);
}

const climbWords = {
	body: {
		label: "Prévenir le référent technique après",
		hint: "De retard. Le chargé de coopération est prévenu après le double. Vide\u00a0: personne d'autre.",
	},
	manager: { label: "Prévenir le responsable habilité après", hint: "De retard. Vide\u00a0: personne d'autre." },
};

interface RhythmFormProps {
	territory: string;
	committee: ReminderCatalogueViewProps["committee"];
	kind: ShownKind;
	reply: Reply | undefined;
}

function RhythmForm({ territory, committee, kind, reply }: RhythmFormProps) {
	const { form, fields, props } = useZodForm(SetRhythm, {
		id: "rythme",
		reply,
		defaultValue: {
			isOn: kind.isOn ? "on" : undefined,
			daysBefore: kind.daysBefore.join(", "),
			lateEveryDays: kind.lateEveryDays?.toString(),
			climbsAfter: kind.climbsAfter?.toString(),
		},
	});
	return (
		<Section title={`Régler\u00a0: ${kind.title}`} id="rythme-section">
			<form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.daysBefore, "Avant la date"],
						[fields.lateEveryDays, "En retard"],
						[fields.climbsAfter, "Si rien ne vient"],
					)}
				/>
				<input type="hidden" name="kind" value={kind.kind} />
				<input type="hidden" name="committeeId" value={committee?.id ?? ""} />
				<input type="hidden" name="revision" value={kind.revision} />
				<CheckboxField field={fields.isOn} label="Envoyer ces relances" />
				<TextField
					field={fields.daysBefore}
					label="Avant la date"
					suffix="jours"
					hint={`Séparés par des virgules, zéro pour le jour même. ${kind.date}.`}
					width="medium"
				/>
				<TextField
					field={fields.lateEveryDays}
					label="En retard, tous les"
					suffix="jours"
					type="number"
					hint={"Vide\u00a0: aucune relance après la date."}
					width="short"
				/>
				{kind.climbs !== "nobody" && (
					<TextField field={fields.climbsAfter} {...climbWords[kind.climbs ?? "body"]} suffix="relances" type="number" width="short" />
				)}
				<SubmitRow
					label="Enregistrer le rythme"
					intent="set"
					secondary={{ href: paths.reminders(territory, committee?.slug), label: "Annuler" }}
				>
					{kind.isOwn && (
						<Button variant="secondary" name="intent" value="reset">
							Revenir au rythme d'origine
						</Button>
					)}
				</SubmitRow>
			</form>
		</Section>
	);
}
