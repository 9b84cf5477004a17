import { Prose } from "../layout/document-sheet.tsx";
import { Section } from "../layout/section.tsx";
import { TagList } from "../primitives/tag-list.tsx";
import type { ShownSheet } from "./shown.ts";

/** The long texts of a sheet; those not written yet are named in one line rather than shown empty. */
export function SheetTexts({ sheet, editHref }: { sheet: ShownSheet; editHref: string | null }) {
	const texts = [
		{ title: "Description", text: sheet.description },
		{ title: "Contexte et constats", text: sheet.context },
		{ title: "Besoin repéré", text: sheet.need },
		{ title: "Objectifs de l'action", text: sheet.aims },
		{ title: "Résultats attendus", text: sheet.expectedResults },
	];
	const missing = [
		...texts.filter(({ text }) => !text).map(({ title }) => title.toLowerCase()),
		...(sheet.targetGroups.length === 0 ? ["public cible"] : []),
		...(sheet.areas.length === 0 ? ["communes concernées"] : []),
	];
	return (
		<>
			{texts.map(
				({ title, text }) =>
					text && (
						<Section key={title} title={title}>
							<Prose>
								<Paragraphs text={text} />
							</Prose>
						</Section>
					),
			)}
			{sheet.targetGroups.length > 0 && (
				<Section title="Public cible">
					<TagList tags={sheet.targetGroups} label="Public cible" />
				</Section>
			)}
			{sheet.areas.length > 0 && (
				<Section title="Communes et secteurs concernés">
					<TagList tags={sheet.areas} label="Communes et secteurs concernés" />
				</Section>
			)}
			{missing.length > 0 && (
				<p className="muted">
					Non renseigné : {missing.join(", ")}.{editHref && " "}
					{editHref && <a href={editHref}>Compléter la fiche</a>}
				</p>
			)}
		</>
	);
}

/** Plain text as people typed it: a blank line parts paragraphs, a line starting with a dash is kept on its own. */
function Paragraphs({ text }: { text: string }) {
	const paragraphs = text.split(/\r?\n\s*\r?\n/);
	return paragraphs.map((paragraph, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one stored text never move
		<p key={index}>
			{paragraph.split(/\r?\n/).map((line, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: idem
				<span key={row}>
					{row > 0 && <br />}
					{line}
				</span>
			))}
		</p>
	));
}
