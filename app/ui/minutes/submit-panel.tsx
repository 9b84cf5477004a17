import { paths } from "#app/paths.ts";
import { Button } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { addressOf, type Place } from "./place.ts";

interface SubmitPanelProps {
	place: Place;
	revision: number;
	defects: readonly { code: string; sentence: string }[];
}

/** What is still missing before the text can be submitted; then, the button. */
export function SubmitPanel({ place, revision, defects }: SubmitPanelProps) {
	return (
		<Card title="Soumettre" headingLevel={2}>
			{defects.length > 0 ? (
				<>
					<p>Avant de soumettre ce compte rendu :</p>
					<ul className="defects">
						{defects.map(({ code, sentence }) => (
							<li key={code}>
								{sentence}{" "}
								{code === "minutes.attendance-missing" && <a href={paths.attendance(...addressOf(place))}>Saisir les présences</a>}
							</li>
						))}
					</ul>
				</>
			) : (
				<form method="post" className="approve">
					<p>La présidence du comité recevra un courriel. Le texte ne pourra plus changer avant sa réponse.</p>
					<input type="hidden" name="revision" value={revision} />
					<Button icon="send">Soumettre à la présidence</Button>
				</form>
			)}
		</Card>
	);
}
