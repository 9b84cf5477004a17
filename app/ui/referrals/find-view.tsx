import { paths } from "#app/paths.ts";
import type { Reply } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { FindForm } from "./find-form.tsx";
import { type ReferralLine, ReferralTable } from "./referral-table.tsx";

interface FindViewProps {
	territory: string;
	reply: Reply | undefined;
	/** Null until a name was posted. */
	result: { found: readonly ReferralLine[]; today: string } | null;
}

/** One's own referrals about one person. */
export function FindView({ territory, reply, result }: FindViewProps) {
	return (
		<>
			<PageHeader
				title="Retrouver une orientation"
				breadcrumbs={[{ label: "Orientations", href: paths.referrals(territory) }, { label: "Recherche" }]}
			/>
			{result && (
				<Section title="Résultat" count={result.found.length}>
					{result.found.length === 0 ? (
						<EmptyState
							title="Aucune de vos orientations ne porte ce nom"
							text="Vérifiez l'orthographe. Celles de vos collègues, celles qui sont archivées et les avis sans identité ne se retrouvent pas par le nom."
						/>
					) : (
						<ReferralTable caption="Orientations trouvées" territory={territory} today={result.today} lines={result.found} />
					)}
				</Section>
			)}
			<Section title={result ? "Nouvelle recherche" : "Recherche"}>
				<FindForm territory={territory} reply={reply} />
			</Section>
		</>
	);
}
