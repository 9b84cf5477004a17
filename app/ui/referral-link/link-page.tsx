import { Form } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { OpenPage } from "../account/open-page.tsx";
import { formatDateTime } from "../format.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";

/** What the link is to whoever holds it: only a good one opens. */
type LinkWorth = "good" | "used" | "expired" | "over" | "unknown";

interface LinkPageProps {
	token: string;
	worth: LinkWorth;
	link: { territoryName: string; organisationName: string; senderName: string; expiresAt: string } | null;
}

/** What the link of a mail leads to: where it comes from, and a button. Nothing of the person before it is pressed. */
export function LinkPage({ token, worth, link }: LinkPageProps) {
	if (!link) return <UselessLink token={token} worth={worth} />;
	return (
		<OpenPage title="Une orientation vous attend" lead={link.territoryName}>
			<DefinitionList
				layout="stacked"
				items={[
					{ term: "Pour", description: link.organisationName },
					{ term: "De la part de", description: link.senderName },
					{ term: "Lien valable jusqu'au", description: formatDateTime(link.expiresAt) },
				]}
			/>
			<p>
				Ce lien s'ouvre une seule fois, et pour une heure. Ouvrez-le quand vous avez le temps de lire et de répondre&nbsp;: ce qui s'affiche
				concerne une personne, ne le laissez pas à la vue d'autres.
			</p>
			<Form method="post" className="form">
				<SubmitRow label="Ouvrir l'orientation" />
			</Form>
		</OpenPage>
	);
}

const useless: Record<Exclude<LinkWorth, "good">, { title: string; sentence: string; advice: string }> = {
	used: {
		title: "Ce lien a déjà servi",
		sentence: "Un lien ne s'ouvre qu'une fois.",
		advice: "Si ce n'est pas vous qui l'avez ouvert, ou si l'heure est passée, demandez-en un nouveau.",
	},
	expired: {
		title: "Ce lien n'est plus valable",
		sentence: "Il a dépassé huit jours, un autre l'a remplacé, ou l'adresse de votre organisation a changé.",
		advice: "Ouvrez le lien du dernier courriel reçu, ou demandez-en un nouveau.",
	},
	unknown: {
		title: "Ce lien n'ouvre rien",
		sentence: "L'adresse est incomplète, ou ce qu'elle ouvrait n'existe plus.",
		advice: "Copiez l'adresse entière depuis le courriel reçu, ou demandez un nouveau lien.",
	},
	over: {
		title: "Cette orientation est close",
		sentence: "Elle a reçu sa réponse, ou elle a été annulée.",
		advice: "Vous n'avez plus rien à faire, et rien de ce qui vous avait été transmis n'est à conserver.",
	},
};

function UselessLink({ token, worth }: Pick<LinkPageProps, "token" | "worth">) {
	const { title, sentence, advice } = useless[worth === "good" ? "unknown" : worth];
	return (
		<OpenPage title={title}>
			<Notice tone="warning" title={sentence}>
				{advice}
			</Notice>
			{worth === "used" && (
				<p>
					<a href={paths.answerByLink()}>Revenir à l'orientation ouverte dans ce navigateur</a>
				</p>
			)}
			{worth !== "over" && (
				<Form method="post" action={paths.renewReferralLink(token)} className="form">
					<p className="hint">
						Le nouveau lien part à l'adresse que votre organisation a donnée pour les orientations, et nulle part ailleurs.
					</p>
					<SubmitRow label="Recevoir un nouveau lien" />
				</Form>
			)}
		</OpenPage>
	);
}
