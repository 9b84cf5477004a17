import { OpenPage } from "../account/open-page.tsx";
import { Notice } from "../primitives/notice.tsx";

/** No link is open in this browser, or no longer. */
export function ClosedPage() {
	return (
		<OpenPage title="Rien n'est ouvert ici">
			<Notice title="La page est refermée, ou son heure est passée.">
				Si une orientation attend encore votre réponse, ouvrez le lien du dernier courriel reçu&nbsp;: s'il a déjà servi, sa page permet
				d'en recevoir un nouveau à l'adresse de votre organisation.
			</Notice>
		</OpenPage>
	);
}
