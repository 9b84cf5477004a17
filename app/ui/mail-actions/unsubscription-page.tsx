import { Form } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { DeadLink } from "../account/dead-link.tsx";
import { OpenPage } from "../account/open-page.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { Notice } from "../primitives/notice.tsx";

interface UnsubscriptionPageProps {
	/** `stops` are names of notices; null for the digest. */
	link: { name: string; isExpired: boolean; stops: readonly string[] | null } | null;
	isDone: boolean;
}

/** Stops the digest, or the notices of some kinds by mail, of whoever it was written to; what always comes still does, and the page says so. */
export function UnsubscriptionPage({ link, isDone }: UnsubscriptionPageProps) {
	if (!link || link.isExpired) {
		return (
			<DeadLink
				title="Ce lien n'arrête rien"
				sentence={
					link ? "Ce courriel est trop ancien." : "L'adresse est incomplète, ou le compte auquel ce courriel était adressé est fermé."
				}
				advice="Prenez le lien du dernier courriel reçu, ou réglez vos envois depuis votre compte."
				action={{ href: paths.notificationSettings(), label: "Régler mes envois" }}
			/>
		);
	}
	const { name, stops } = link;
	if (isDone) {
		return (
			<OpenPage title={stops ? "Vous ne recevrez plus ces courriels" : "Vous ne recevrez plus le récapitulatif"} lead={name}>
				<Notice tone="success" role="status">
					C'est enregistré. {stops ? keptNotices : keptDigest}
				</Notice>
				{stops && <StoppedKinds stops={stops} />}
				<p>
					Pour {stops ? "les" : "le"} recevoir de nouveau, ou choisir autrement&nbsp;:{" "}
					<a href={paths.notificationSettings()}>régler mes envois</a>.
				</p>
			</OpenPage>
		);
	}
	const title = stops ? "Ne plus recevoir ces courriels" : "Ne plus recevoir le récapitulatif";
	return (
		<OpenPage title={title} lead={name}>
			{stops ? (
				<>
					<p>Ces faits ne vous seront plus envoyés par courriel&nbsp;:</p>
					<StoppedKinds stops={stops} />
					<p>{keptNotices}</p>
				</>
			) : (
				<p>Le récapitulatif de ce qui vous attend ne vous sera plus envoyé. {keptDigest}</p>
			)}
			<Form method="post" className="form">
				<SubmitRow label={title} secondary={{ href: paths.notificationSettings(), label: "Choisir plutôt autre chose" }} />
			</Form>
		</OpenPage>
	);
}

const keptDigest = "Les autres courriels (invitations, convocations, avis) ne changent pas, et tout reste dans Maillage.";
const keptNotices = "Ils restent dans vos avis, dans Maillage. Vos autres courriels et votre récapitulatif ne changent pas.";

const StoppedKinds = ({ stops }: { stops: readonly string[] }) => (
	<ul>
		{stops.map((label) => (
			<li key={label}>{label}</li>
		))}
	</ul>
);
