import { useEffect, useRef, useState } from "react";
import { paths } from "#app/paths.ts";
import { Button } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { Ended } from "./ask-ticket.ts";
import type { LiveSession, LiveState } from "./live-session.ts";

type Standing = "opening" | "stored" | "storing" | "offline" | "reconnecting" | "reading" | "ended";

const standingOf = ({ link, access, isStored }: LiveState): Standing => {
	if (link !== "open") return link;
	if (access === "read") return "reading";
	return isStored ? "stored" : "storing";
};

const sentences: Record<Standing, string> = {
	opening: "Ouverture du texte…",
	stored: "Enregistré",
	storing: "Enregistrement…",
	offline: "Hors ligne\u00a0: ce que vous écrivez est gardé sur cette page et partira au retour du réseau",
	reconnecting: "Reconnexion…",
	reading: "Lecture seule",
	ended: "Déconnecté",
};

/** Where the words stand, said in one line. */
export function LiveStatus({ state }: { state: LiveState }) {
	const standing = standingOf(state);
	return (
		<>
			<p className={`live-status live-status-${standing}`}>{sentences[standing]}</p>
			<Announcer standing={standing} />
		</>
	);
}

/** Every stroke passes from « saving » to « saved »: only what differs from that is spoken, and the return to it. */
function Announcer({ standing }: { standing: Standing }) {
	const [said, say] = useState("");
	const isOdd = useRef(false);
	useEffect(() => {
		if (standing === "opening" || standing === "storing") return;
		if (standing === "stored") {
			if (isOdd.current) say("De nouveau en ligne\u00a0: tout est enregistré");
			isOdd.current = false;
			return;
		}
		isOdd.current = true;
		const timer = window.setTimeout(() => say(sentences[standing]), 600);
		return () => window.clearTimeout(timer);
	}, [standing]);
	return (
		<p className="visually-hidden" role="status">
			{said}
		</p>
	);
}

const reasons: Record<Ended, { title: string; text: string }> = {
	refused: {
		title: "Vous n'avez plus accès à ce texte",
		text: "Votre droit sur ce compte rendu a pris fin. Si c'est une erreur, adressez-vous à la référence technique du comité.",
	},
	"signed-out": { title: "Votre session a pris fin", text: "Reconnectez-vous dans un autre onglet, puis revenez ici et réessayez." },
	"editor-too-old": {
		title: "Cette page date d'une version précédente",
		text: "Rechargez la page pour continuer à écrire\u00a0: l'ancienne version pourrait effacer ce qu'elle ne connaît pas.",
	},
	"too-many": {
		title: "Ce texte est ouvert dans trop de fenêtres",
		text: "Fermez celles dont vous n'avez plus besoin, puis réessayez.",
	},
	unsound: {
		title: "Une partie de ce que vous avez écrit n'est pas acceptée",
		text: "Copiez vos derniers mots, rechargez la page, puis collez-les sans mise en forme.",
	},
};

/** What keeps the words from being stored, and the way out. */
export function LiveTrouble({ session, state }: { session: LiveSession; state: LiveState }) {
	const { link, ended, access, isStored, isKept, trouble } = state;
	if (link === "ended" && ended) {
		return (
			<Notice
				tone="danger"
				role="alert"
				title={reasons[ended].title}
				actions={
					ended === "editor-too-old" || ended === "unsound" ? (
						<Button type="button" size="small" onClick={() => window.location.reload()}>
							Recharger la page
						</Button>
					) : (
						<>
							{ended === "signed-out" && (
								<a className="button button-primary button-small" href={paths.signIn()} target="_blank" rel="noreferrer">
									Se reconnecter (nouvel onglet)
								</a>
							)}
							<Button type="button" size="small" variant="secondary" onClick={session.retry}>
								Réessayer
							</Button>
						</>
					)
				}
			>
				<p>
					{reasons[ended].text}
					{!isStored && " Vos derniers mots ne sont pas enregistrés\u00a0: ils restent lisibles ici, vous pouvez les copier."}
				</p>
			</Notice>
		);
	}
	if (access === "read" && !isStored && link === "open") {
		return (
			<Notice
				tone="danger"
				role="alert"
				title="Vos derniers mots ne sont pas enregistrés"
				actions={
					<Button type="button" size="small" variant="secondary" onClick={session.abandon}>
						Abandonner ces mots
					</Button>
				}
			>
				Ce texte ne s'écrit plus&nbsp;: il a été soumis à la présidence, ou n'est plus ouvert à votre plume. Copiez ci-dessous ce que vous
				voulez garder.
			</Notice>
		);
	}
	if (trouble === "text-too-long") {
		return (
			<Notice tone="warning" role="alert" title="Ce texte est trop long">
				Ce que vous écrivez est gardé, mais ne paraîtra dans le compte rendu à relire qu'une fois le texte raccourci.
			</Notice>
		);
	}
	if (trouble === "database-away") {
		return (
			<Notice tone="warning" role="alert" title="L'enregistrement est retardé">
				Le serveur essaie de nouveau. Gardez cette page ouverte jusqu'à ce qu'elle dise «&nbsp;Enregistré&nbsp;».
			</Notice>
		);
	}
	if (!isStored && !isKept && link !== "open") {
		return (
			<Notice tone="warning" role="status" title="Gardez cette page ouverte">
				Ce texte contient un passage confidentiel, ou beaucoup de mots nouveaux&nbsp;: ce qui n'est pas encore enregistré n'est gardé que
				dans cette page.
			</Notice>
		);
	}
	return null;
}
