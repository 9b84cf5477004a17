import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { requestsTrail } from "./crumbs.ts";

interface DossierViewProps {
	territory: string;
	demandId: string;
	dossier: {
		producedAt: string;
		producedByName: string;
		referrals: readonly {
			referralId: string;
			reference: string;
			parts: readonly { title: string; attachmentId?: string; facts: readonly { term: string; text: string }[] }[];
		}[];
	};
}

/** All that is held about a person, to be printed and handed over. */
export function DossierView({ territory, demandId, dossier }: DossierViewProps) {
	return (
		<>
			<PageHeader
				title="Ce qui est détenu sur la personne"
				breadcrumbs={[
					...requestsTrail(territory, "Copie").slice(0, -1),
					{ label: "Demande", href: paths.rightsRequest(territory, demandId) },
					{ label: "Copie" },
				]}
				lead={`Copie produite le ${formatDateTime(dossier.producedAt)} par ${dossier.producedByName}.`}
			/>
			<div className="screen-only">
				<Notice tone="warning">
					Cette page est nominative. Imprimez-la depuis votre navigateur, remettez-la à la personne seule, et n'en gardez pas de copie.
				</Notice>
			</div>
			{dossier.referrals.map(({ referralId, reference, parts }) => (
				<Section key={referralId} title={`Orientation ${reference}`}>
					{parts.map(({ title, facts, attachmentId }) => (
						<Section
							key={attachmentId ?? title}
							headingLevel={3}
							title={title}
							action={
								attachmentId && (
									<LinkButton href={paths.referralAttachment(territory, referralId, attachmentId)} icon="download" size="small" isDocument>
										Ouvrir la pièce
									</LinkButton>
								)
							}
						>
							{facts.length === 0 ? (
								<p className="muted">Rien.</p>
							) : (
								<dl className="definitions definitions-rows">
									{facts.map(({ term, text }, index) => (
										// biome-ignore lint/suspicious/noArrayIndexKey: two lines of one minute may say the same
										<div key={index}>
											<dt>{term}</dt>
											<dd className="remark">{text}</dd>
										</div>
									))}
								</dl>
							)}
						</Section>
					))}
				</Section>
			))}
		</>
	);
}
