import type { Programme } from "#app/domain/programmes/types.ts";
import { Section } from "../layout/section.tsx";
import { Card, CardGrid } from "../primitives/card.tsx";

/** Worksites that cross several axes, with their steps. */
export function Worksites({ worksites }: { worksites: Programme["worksites"] }) {
	if (worksites.length === 0) return null;
	return (
		<Section title="Chantiers transversaux" count={worksites.length} headingLevel={3}>
			<CardGrid>
				{worksites.map(({ number, title, goal, items }) => (
					<Card key={number} title={`${number}. ${title}`} headingLevel={4}>
						{goal && <p>{goal}</p>}
						{items.length > 0 && (
							<ul>
								{items.map((item) => (
									<li key={item.title}>
										{item.title}
										{item.axisNumber !== null && <span className="muted"> (axe {item.axisNumber})</span>}
										{item.steps.length > 0 && (
											<ul>
												{item.steps.map((step) => (
													<li key={step}>{step}</li>
												))}
											</ul>
										)}
									</li>
								))}
							</ul>
						)}
					</Card>
				))}
			</CardGrid>
		</Section>
	);
}
