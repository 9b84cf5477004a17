import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { referralCrumbs } from "./crumbs.ts";

interface NirViewProps {
	territory: string;
	referral: { id: string; reference: string };
	/** Null until it is asked for. */
	nir: string | null;
}

/** The registration number, behind a gesture of its own. */
export function NirView({ territory, referral, nir }: NirViewProps) {
	const title = "Numéro de sécurité sociale";
	return (
		<>
			<PageHeader title={title} eyebrow={`Orientation ${referral.reference}`} breadcrumbs={referralCrumbs(territory, referral, title)} />
			{nir ? (
				<>
					<Notice tone="warning" title="Affiché une fois">
						<p>
							<strong className="reference">{nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, "$1 $2 $3 $4 $5 $6 $7")}</strong>
						</p>
						<p>Ne le recopiez que dans le logiciel qui en a besoin. Quittez cette page quand c'est fait.</p>
					</Notice>
					<LinkButton href={paths.referral(territory, referral.id)}>Revenir à l'orientation</LinkButton>
				</>
			) : (
				<form method="post" className="form">
					<p>
						Le numéro n'est jamais affiché avec le reste. L'afficher est inscrit au journal des accès, que le délégué à la protection des
						données consulte.
					</p>
					<Button icon="eye">Afficher le numéro</Button>
				</form>
			)}
		</>
	);
}
