import { Form } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { DeadLink } from "../account/dead-link.tsx";
import { OpenPage } from "../account/open-page.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { Notice } from "../primitives/notice.tsx";

interface UnsubscriptionPageProps {
	link: { name: string; isExpired: boolean } | null;
	isDone: boolean;
}

/** Stops the digest of whoever it was written to; what cannot wait still comes, and the page says so. */
export function UnsubscriptionPage({ link, isDone }: UnsubscriptionPageProps) {
	if (!link || link.isExpired) {
		return (
			<DeadLink
				title="Ce lien n'arrête rien"
				sentence={
					link ? "Ce courriel est trop ancien." : "L'adresse est incomplète, ou le compte auquel ce courriel était adressé est fermé."
				}
				advice="Prenez le lien du dernier récapitulatif reçu, ou réglez vos envois depuis votre compte."
				action={{ href: paths.notificationSettings(), label: "Régler mes envois" }}
			/>
		);
	}
	if (isDone) {
		return (
			<OpenPage title="Vous ne recevrez plus le récapitulatif" lead={link.name}>
				<Notice tone="success" role="status">
					C'est enregistré. Les autres courriels (invitations, convocations, relances) ne changent pas.
				</Notice>
				<p>
					Pour le recevoir de nouveau, ou choisir un autre rythme&nbsp;: <a href={paths.notificationSettings()}>régler mes envois</a>.
				</p>
			</OpenPage>
		);
	}
	return (
		<OpenPage title="Ne plus recevoir le récapitulatif" lead={link.name}>
			<p>
				Le récapitulatif de ce qui vous attend ne vous sera plus envoyé. Les autres courriels (invitations, convocations, relances) ne
				changent pas, et tout reste dans Maillage.
			</p>
			<Form method="post" className="form">
				<SubmitRow
					label="Ne plus recevoir le récapitulatif"
					secondary={{ href: paths.notificationSettings(), label: "Choisir plutôt un autre rythme" }}
				/>
			</Form>
		</OpenPage>
	);
}
