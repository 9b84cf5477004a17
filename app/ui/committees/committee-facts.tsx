import type { MandateRole } from "#app/domain/kernel/actor.ts";
import { paths } from "#app/paths.ts";
import { formatNumber } from "../format.ts";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { TagList } from "../primitives/tag-list.tsx";
import type { ShownMandate } from "./mandate-text.ts";

interface CommitteeFactsProps {
	territory: string;
	committee: { chairRule: string | null; cadence: string | null; commissions: readonly string[] };
	leaders: readonly ShownMandate[];
	organisations: readonly string[];
	programmes: readonly string[];
	seats: readonly { organisationName: string; delegateName: string | null; substituteName: string | null }[];
	guests: readonly { name: string; organisationName: string | null }[];
	axes: readonly { number: number; title: string }[];
}

/** What one must know of a body: who leads it, what it follows, where it is attached. */
export function CommitteeFacts({ territory, committee, leaders, organisations, programmes, seats, guests, axes }: CommitteeFactsProps) {
	const named = (role: MandateRole) =>
		leaders
			.filter((leader) => leader.role === role)
			.map((leader) => (leader.fte === null ? leader.displayName : `${leader.displayName} (${formatNumber(leader.fte)}\u00a0ETP)`))
			.join(", ");
	return (
		<>
			<Card title="Repères" headingLevel={2}>
				<DefinitionList
					layout="stacked"
					items={[
						{ term: "Présidence", description: named("chair") || committee.chairRule },
						{ term: "Suppléance", description: named("substitute") },
						{ term: "Référence technique", description: named("technical_lead") },
						{ term: programmes.length > 1 ? "Programmes servis" : "Programme servi", description: programmes.join(", ") },
						{ term: "Rythme", description: committee.cadence },
						{ term: "Commissions de rattachement", description: committee.commissions.join(", ") },
						{
							term: axes.length > 1 ? "Axes suivis" : "Axe suivi",
							description: axes.length > 0 && (
								<ul className="plain">
									{axes.map(({ number, title }) => (
										<li key={number}>
											<a href={paths.programme(territory)}>
												Axe {number} – {title}
											</a>
										</li>
									))}
								</ul>
							),
						},
					]}
				/>
			</Card>
			<Card title="Organisations membres" headingLevel={2}>
				{organisations.length > 0 ? (
					<TagList tags={organisations} label="Organisations membres" />
				) : (
					<p className="muted">Non renseignées</p>
				)}
			</Card>
			{seats.length > 0 && (
				<Card title="Délégués" headingLevel={2}>
					<DefinitionList
						layout="stacked"
						items={seats.map(({ organisationName, delegateName, substituteName }) => ({
							term: organisationName,
							description: [delegateName, substituteName && `${substituteName} (suppléance)`].filter(Boolean).join(", "),
						}))}
					/>
				</Card>
			)}
			{guests.length > 0 && (
				<Card title="Personnes invitées" headingLevel={2}>
					<ul className="plain">
						{guests.map(({ name, organisationName }) => (
							<li key={`${name} ${organisationName}`}>{organisationName ? `${name} (${organisationName})` : name}</li>
						))}
					</ul>
				</Card>
			)}
		</>
	);
}
