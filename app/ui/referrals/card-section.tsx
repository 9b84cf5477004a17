import type { Card } from "#app/domain/referrals/types.ts";
import { channelLabels } from "#app/messages/referrals.ts";
import { Section } from "../layout/section.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";

/** Who the person is and how to reach them; first of all, whether one may. */
export function CardSection({ card, senderName, isSender }: { card: Card; senderName: string; isSender: boolean }) {
	const { mustNotContact } = card;
	const contact = [
		{ term: "Téléphone", description: card.phone && <a href={`tel:${card.phone.replace(/[^\d+]/g, "")}`}>{card.phone}</a> },
		{ term: "Courriel", description: card.email && <a href={`mailto:${card.email}`}>{card.email}</a> },
		{ term: "Adresse postale", description: card.postalAddress },
		{ term: "Moyen de contact préféré", description: channelLabels[card.preferredChannel] },
	];
	return (
		<Section title="Personne" id="personne">
			{mustNotContact && (
				<Notice tone="danger" title="Ne pas contacter la personne" role="alert">
					Un appel, un message ou un courrier pourrait la mettre en danger. Passez toujours par{" "}
					{isSender ? "vous-même, qui la connaissez" : senderName}, et ne laissez aucun message.
				</Notice>
			)}
			<DefinitionList
				items={[
					{ term: "Nom", description: card.lastName },
					{ term: "Prénom", description: card.firstName },
					...(mustNotContact && !isSender ? [] : contact),
					...(card.representative ? [{ term: "Représentant", description: card.representative }] : []),
					...(card.interpreter ? [{ term: "Interprète", description: card.interpreter }] : []),
					...(card.availability ? [{ term: "Disponibilités", description: card.availability }] : []),
				]}
			/>
		</Section>
	);
}
