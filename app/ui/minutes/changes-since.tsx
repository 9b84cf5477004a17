import { formatCount, formatShortDateTime } from "../format.ts";
import { Section } from "../layout/section.tsx";
import type { Since } from "./place.ts";

const shownAtOnce = 8;

/** What was asked for last time, and what the text became since. */
export function ChangesSince({ at, remarks, changes }: Since) {
	return (
		<Section title="Ce qui a changé" lead={`Depuis la version soumise le ${formatShortDateTime(at)}.`}>
			{remarks.map((remark) => (
				<blockquote key={remark} className="remark">
					<p className="muted">Vous aviez demandé :</p>
					<p>{remark}</p>
				</blockquote>
			))}
			{changes === null && <p>Le texte a été très remanié : relisez-le en entier.</p>}
			{changes?.length === 0 && <p>Le texte est identique.</p>}
			{changes && changes.length > 0 && (
				<ul className="changes">
					{changes.slice(0, shownAtOnce).map(({ kind, text, isDecision }, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the same words may come and go twice
						<li key={index} className={`change-${kind}`}>
							<span className="change-kind">{kind === "added" ? "Ajouté" : "Retiré"}</span>
							{isDecision && " (décision)"}
							{"\u00a0: "}
							{kind === "added" ? <ins>{shortened(text)}</ins> : <del>{shortened(text)}</del>}
						</li>
					))}
				</ul>
			)}
			{changes && changes.length > shownAtOnce && (
				<p>Et {formatCount(changes.length - shownAtOnce, "autre passage", "autres passages")} dans le texte.</p>
			)}
		</Section>
	);
}

const shortened = (text: string) => (text.length > 240 ? `${text.slice(0, 240)}…` : text);
