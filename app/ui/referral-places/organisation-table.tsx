import type { PlacedOrganisation } from "#app/domain/referrals/organisation-types.ts";
import { organisationLackLabels, secretBasisLabels } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";

type Line = Pick<
	PlacedOrganisation,
	"name" | "slug" | "secretBasis" | "secretReference" | "nirReference" | "isPublicBody" | "contactEmail" | "agentCount" | "lacks"
>;

/** What each organisation may receive and by whom, and what it still wants. */
export function OrganisationTable({ territory, organisations }: { territory: string; organisations: readonly Line[] }) {
	return (
		<DataTable
			caption="Organisations et orientations"
			rows={organisations}
			rowKey={({ slug }) => slug}
			columns={[
				{ key: "name", header: "Organisation", cell: ({ slug, name }) => <a href={paths.referralOrganisation(territory, slug)}>{name}</a> },
				{
					key: "secrecy",
					header: "Secret professionnel",
					cell: ({ secretBasis, secretReference }) => (secretReference === null ? "Non renseigné" : secretBasisLabels[secretBasis]),
				},
				{
					key: "agents",
					header: "Reçoit par",
					cell: ({ agentCount, contactEmail }) =>
						agentCount > 0 ? `${agentCount}\u00a0agent${agentCount > 1 ? "s" : ""}` : contactEmail ? "un lien" : "personne",
				},
				{ key: "nir", header: "NIR", cell: ({ nirReference }) => (nirReference ? "Ouvert" : "Fermé"), isSecondary: true },
				{
					key: "public",
					header: "Archives",
					cell: ({ isPublicBody, secretReference }) => (isPublicBody ? "Publiques" : secretReference === null ? "–" : "Privées"),
					isSecondary: true,
				},
				{
					key: "lacks",
					header: "Ce qui manque",
					cell: ({ lacks }) =>
						lacks.length === 0 ? (
							<Badge tone="success">complet</Badge>
						) : (
							<>
								<Badge tone={lacks.includes("reader") ? "danger" : "warning"}>à compléter</Badge>
								{lacks.map((lack) => (
									<p key={lack}>{organisationLackLabels[lack]}</p>
								))}
							</>
						),
				},
			]}
		/>
	);
}
