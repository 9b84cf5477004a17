import { paths } from "#app/paths.ts";
import { Button } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { addressOf, type Place } from "./place.ts";

interface SubmitPanelProps {
	place: Place;
	revision: number;
	defects: readonly { code: string; sentence: string }[];
	warnings: readonly { sentence: string; about: string }[];
}

/** What is still missing before the text can be submitted, what deserves another look; then, the button. */
export function SubmitPanel({ place, revision, defects, warnings }: SubmitPanelProps) {
	return (
		<Card title="Soumettre" headingLevel={2}>
			{defects.length > 0 && (
				<>
					<p>Avant de soumettre ce compte rendu&nbsp;:</p>
					<ul className="defects">
						{defects.map(({ code, sentence }) => (
							<li key={code}>
								{sentence}{" "}
								{code === "minutes.attendance-missing" && <a href={paths.attendance(...addressOf(place))}>Saisir les présences</a>}
							</li>
						))}
					</ul>
				</>
			)}
			{warnings.length > 0 && (
				<>
					<p>À vérifier, sans que cela empêche de soumettre&nbsp;:</p>
					<ul className="defects">
						{warnings.map(({ sentence, about }) => (
							<li key={sentence + about}>
								{sentence}
								{about && `\u00a0: «\u00a0${shortened(about)}\u00a0»`}.
							</li>
						))}
					</ul>
				</>
			)}
			{defects.length === 0 && (
				<form method="post" className="approve">
					<p>La présidence du comité recevra un courriel. Le texte ne pourra plus changer avant sa réponse.</p>
					<input type="hidden" name="intent" value="submit" />
					<input type="hidden" name="revision" value={revision} />
					<Button icon="send">Soumettre à la présidence</Button>
				</form>
			)}
		</Card>
	);
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
