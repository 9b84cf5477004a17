import { diffWords } from "diff";

/** Two texts as one: what went struck out, what came underlined, told in words to who cannot see it. */
export function WordDiff({ before, after }: { before: string; after: string }) {
	return (
		<span className="word-diff">
			{diffWords(before, after).map(({ value, added, removed }, index) =>
				added ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never move
					<ins key={index}>
						<span className="visually-hidden">ajouté : </span>
						{value}
						<span className="visually-hidden"> fin de l'ajout </span>
					</ins>
				) : removed ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: idem
					<del key={index}>
						<span className="visually-hidden">retiré : </span>
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
