import { sheetNatureLabels, sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { paths } from "#app/paths.ts";
import { formatPeriod, relativeDay } from "../format.ts";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import { TagList } from "../primitives/tag-list.tsx";
import { addressWith } from "./list-address.ts";
import { sheetFieldLabels as labels } from "./sheet-field-labels.ts";
import type { ShownSheet, ShownStatusChange } from "./shown.ts";
import { StatusHistory } from "./status-history.tsx";

interface SheetAsideProps {
	territory: string;
	today: string;
	sheet: ShownSheet;
	history: readonly ShownStatusChange[];
}

/** The short facts of a sheet: who, when, where it stands in the programme, how its status moved. */
export function SheetAside({ territory, today, sheet, history }: SheetAsideProps) {
	return (
		<>
			<Card title="Qui" headingLevel={2}>
				<DefinitionList
					layout="stacked"
					items={[
						{ term: "Pilote", description: sheet.leadPersonName ?? (sheet.leadPersonId ? "Personne qui n'est plus membre" : null) },
						{ term: "Organisation pilote", description: sheet.leadOrganisationName },
						...(sheet.projectOwnerName ? [{ term: "Maître d'ouvrage", description: sheet.projectOwnerName }] : []),
						...(sheet.electedLeadName ? [{ term: "Élu référent", description: sheet.electedLeadName }] : []),
						...(sheet.technicalLeadName ? [{ term: "Référent technique", description: sheet.technicalLeadName }] : []),
						{
							term: "Partenaires",
							description: sheet.partners.length > 0 && (
								<ul>
									{sheet.partners.map(({ organisationId, name, role }) => (
										<li key={organisationId}>
											{name}
											{role && <span className="muted"> : {role}</span>}
										</li>
									))}
								</ul>
							),
						},
						{
							term: "Instance de suivi",
							description: sheet.committeeSlug && <a href={paths.committee(territory, sheet.committeeSlug)}>{sheet.committeeName}</a>,
						},
					]}
				/>
			</Card>
			<Card title="Quand" headingLevel={2}>
				<DefinitionList
					layout="stacked"
					items={[
						{ term: "Dates", description: <Dates sheet={sheet} today={today} /> },
						...(sheet.scheduleLabel ? [{ term: "Calendrier", description: sheet.scheduleLabel }] : []),
						...(sheet.isRecurring ? [{ term: "Reconduction", description: "Chaque année" }] : []),
						...(sheet.progress > 0 ? [{ term: "Avancement", description: `${sheet.progress} %` }] : []),
					]}
				/>
			</Card>
			<Card title="Dans le programme" headingLevel={2}>
				<DefinitionList
					layout="stacked"
					items={[
						{ term: "Programme", description: <a href={paths.programme(territory)}>{sheet.programmeTitle}</a> },
						{
							term: `Axe ${sheet.axisNumber}`,
							description: <a href={addressWith(paths.sheets(territory), { axe: sheet.axisId })}>{sheet.axisTitle}</a>,
						},
						...(sheet.isObjectiveImplicit
							? []
							: [
									{
										term: "Objectif",
										description: <a href={addressWith(paths.sheets(territory), { objectif: sheet.objectiveId })}>{sheet.objectiveTitle}</a>,
									},
								]),
						...(sheet.otherObjectives.length > 0
							? [
									{
										term: "Sert aussi",
										description: (
											<ul>
												{sheet.otherObjectives.map(({ id, title, programmeTitle }) => (
													<li key={id}>
														<a href={addressWith(paths.sheets(territory), { objectif: id })}>{title}</a>{" "}
														<span className="muted">({programmeTitle})</span>
													</li>
												))}
											</ul>
										),
									},
								]
							: []),
						...(sheet.worksites.length > 0
							? [{ term: "Chantiers transversaux", description: sheet.worksites.map(({ title }) => title).join(", ") }]
							: []),
						...(sheet.tags.length > 0
							? [
									{
										term: labels.tags,
										description: (
											<TagList
												label={labels.tags}
												tags={sheet.tags.map((tag) => ({ label: tag, href: addressWith(paths.sheets(territory), { etiquette: tag }) }))}
											/>
										),
									},
								]
							: []),
						...(sheet.nature ? [{ term: "Nature", description: sheetNatureLabels[sheet.nature] }] : []),
						...(sheet.priority ? [{ term: "Priorité", description: sheetPriorityLabels[sheet.priority] }] : []),
					]}
				/>
			</Card>
			<Card title="Historique du statut" headingLevel={2}>
				<StatusHistory label="Historique du statut" changes={history} />
			</Card>
		</>
	);
}

function Dates({ sheet: { startOn, endOn, isLate }, today }: Pick<SheetAsideProps, "sheet" | "today">) {
	if (!startOn && !endOn) return <span className="muted">Sans échéance</span>;
	if (!endOn) {
		return (
			<>
				Depuis le <DayText day={startOn as string} format="long" />
			</>
		);
	}
	return (
		<>
			{startOn ? sentence(formatPeriod(startOn, endOn)) : "Pour le "}
			{!startOn && <DayText day={endOn} format="long" />}
			{isLate && <strong> ({relativeDay(endOn, today)})</strong>}
		</>
	);
}

const sentence = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
