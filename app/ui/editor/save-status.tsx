import { paths } from "#app/paths.ts";
import { formatTime } from "../format.ts";
import { Button } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { SaveState } from "./use-autosave.ts";

const sentenceOf = (state: SaveState): string => {
	switch (state.kind) {
		case "saved":
			return `Enregistré à ${formatTime(new Date(state.at))}`;
		case "waiting":
			return "Modifications en cours";
		case "saving":
			return "Enregistrement…";
		case "offline":
			return "Hors ligne\u00a0: vos modifications sont gardées dans cette page";
		default:
			return "Vos dernières modifications ne sont pas enregistrées";
	}
};

/** Where the text stands, said quietly; what blocks is said by `SaveTrouble`. */
export function SaveStatus({ state }: { state: SaveState }) {
	return (
		<p className={`save-status save-status-${state.kind}`} role="status">
			{sentenceOf(state)}
		</p>
	);
}

/** What keeps the text from being saved, and the way out. */
export function SaveTrouble({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
	if (state.kind !== "signed-out" && state.kind !== "refused") return null;
	const isSignedOut = state.kind === "signed-out";
	return (
		<Notice
			tone="danger"
			role="alert"
			title={isSignedOut ? "Votre session a expiré" : "Le texte n'a pas pu être enregistré"}
			actions={
				<Button type="button" variant="secondary" size="small" onClick={onRetry}>
					Réessayer
				</Button>
			}
		>
			{isSignedOut ? (
				<p>
					Vos modifications sont gardées dans cette page.{" "}
					<a href={paths.signIn()} target="_blank" rel="noreferrer">
						Reconnectez-vous dans un autre onglet
					</a>
					, puis revenez ici et réessayez.
				</p>
			) : (
				<p>{state.sentence} Votre texte reste dans cette page.</p>
			)}
		</Notice>
	);
}
