import type { LineChange } from "#app/domain/minutes/comparison.ts";
import type { DecisionShown, Nameable } from "#app/domain/minutes/decision-shown.ts";
import type { Doc } from "#app/domain/minutes/types.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { TextField } from "../forms/text-field.tsx";
import { DocumentSheet } from "../layout/document-sheet.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { WordDiff } from "../sheets/word-diff.tsx";
import { DocView } from "./doc-view.tsx";
import { addressOf, crumbsOf, type Place, type TextShown } from "./place.ts";
import { type ShownVersion, versionFacts, versionKindLabels, versionKindTones, versionTitle } from "./version-words.ts";

interface VersionViewProps extends Place {
	version: ShownVersion;
	text: { doc: Doc; decisions: readonly DecisionShown[]; named: Nameable; attendance: TextShown["attendance"] };
	/** 0 for the text of today; `changes` is null beyond comparing. */
	comparison: { with: number; changes: readonly LineChange[] | null } | null;
	can: { lead: boolean };
	reply: Reply | undefined;
}

/** One version of a text: what differs in words, all that it says, and the way back to it. */
export function VersionView({ version, text, comparison, can, reply, ...place }: VersionViewProps) {
	const address = addressOf(place);
	const title = versionTitle(version);
	const here = paths.minutesVersion(...address, String(version.number));
	return (
		<>
			<PageHeader
				title={title}
				eyebrow={`Compte rendu\u00a0: ${place.meeting.title}`}
				breadcrumbs={crumbsOf(place, `Version ${version.number}`)}
				meta={
					<>
						<Badge tone={versionKindTones[version.kind]}>{versionKindLabels[version.kind]}</Badge>
						<span className="muted">{versionFacts(version)}</span>
					</>
				}
				actions={<a href={paths.minutesVersions(...address)}>Toutes les versions</a>}
			/>
			<FormErrorSummary title="La version n'est pas rétablie" errors={[]} formErrors={sentencesOf(reply)} />
			<Section title="Ce qui change" id="changements" lead={leadOf(version, comparison)}>
				<form method="get" action={`${here}#changements`} className="form">
					<TextField
						field={fieldOf("avec", comparison && comparison.with > 0 ? String(comparison.with) : "")}
						label="Comparer avec la version n°"
						type="number"
						width="short"
					/>
					<div className="button-row">
						<Button variant="secondary">Comparer</Button>
					</div>
				</form>
				<p>
					<a href={`${here}?avec=0#changements`}>Comparer avec le texte d'aujourd'hui</a>
				</p>
				{comparison && <Changes changes={comparison.changes} />}
			</Section>
			{can.lead && (
				<Confirm
					triggerLabel="Rétablir cette version"
					title={`Rétablir la version ${version.number}\u00a0?`}
					text="Le texte d'aujourd'hui est d'abord gardé comme version, puis remplacé par celui-ci, chez tous ceux qui écrivent en ce moment."
					confirmLabel="Rétablir cette version"
					action={here}
					fields={{ intent: "restore" }}
					tone="primary"
				/>
			)}
			<Section title="Texte de cette version">
				<DocumentSheet
					issuer={`${place.committee.name} – Version ${version.number}`}
					title={place.meeting.title}
					facts={[versionFacts(version)]}
				>
					<DocView {...text} territory={place.territory} />
				</DocumentSheet>
			</Section>
		</>
	);
}

function leadOf(version: ShownVersion, comparison: VersionViewProps["comparison"]): string {
	if (!comparison) return version.number === 1 ? "C'est la première version gardée." : "Choisissez une autre version pour comparer.";
	return comparison.with === 0
		? `De la version ${version.number} au texte d'aujourd'hui.`
		: `De la version ${comparison.with} à la version ${version.number}.`;
}

/** Words of a very long line are not compared one by one: it is shown as it was, then as it is. */
const maxCompared = 6000;

function Changes({ changes }: { changes: readonly LineChange[] | null }) {
	if (changes === null) return <p>Ces deux textes sont trop longs et trop différents pour être comparés. Lisez-les l'un après l'autre.</p>;
	if (changes.length === 0) return <p className="muted">Rien ne diffère.</p>;
	return (
		<ul className="changes">
			{changes.map(({ before, after }, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the lines of one comparison never move
				<li key={index} className={before === null ? "change-added" : after === null ? "change-removed" : undefined}>
					<p className="change-kind">{before === null ? "Ajouté" : after === null ? "Retiré" : "Reformulé"}</p>
					{(before?.length ?? 0) + (after?.length ?? 0) > maxCompared ? (
						<>
							{before && <WordDiff before={before} after="" />}
							{after && <WordDiff before="" after={after} />}
						</>
					) : (
						<WordDiff before={before ?? ""} after={after ?? ""} />
					)}
				</li>
			))}
		</ul>
	);
}
