import { diffWords } from "diff";

/** Under this share of common letters, two texts interleaved read worse than the new one alone: the old one stands beside it. */
const leastInCommon = 0.4;
const letters = (text: string) => text.replace(/\s/g, "").length;

/** Two texts as one: what went struck out, what came underlined, told in words to who cannot see it. */
export function WordDiff({ before, after }: { before: string; after: string }) {
	const pieces = diffWords(before, after);
	const common = pieces.reduce((sum, { added, removed, value }) => (added || removed ? sum : sum + letters(value)), 0);
	if (after && common < leastInCommon * Math.max(letters(before), letters(after))) return <span className="word-diff">{after}</span>;
	return (
		<span className="word-diff">
			{pieces.map(({ value, added, removed }, index) =>
				added ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never move
					<ins key={index}>
						<span className="visually-hidden">ajouté : </span>
						{value}
						<span className="visually-hidden"> fin de l'ajout </span>
					</ins>
				) : removed ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: idem
					<del key={index}>
						<span className="visually-hidden">retiré : </span>
						{value}
						<span className="visually-hidden"> fin du retrait </span>
					</del>
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: idem
					<span key={index}>{value}</span>
				),
			)}
		</span>
	);
}
