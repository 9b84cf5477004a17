import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";

export interface ShownFeed {
	id: string;
	label: string | null;
	title: string;
	href: string | null;
	createdAt: string;
	lastReadOn: string | null;
}

/** The addresses given out, each to be revoked on its own. */
export function FeedList({ feeds }: { feeds: readonly ShownFeed[] }) {
	if (feeds.length === 0) {
		return (
			<EmptyState
				title="Aucune adresse ouverte"
				text="Créez-en une ci-dessus pour suivre un calendrier depuis votre téléphone ou Outlook."
			/>
		);
	}
	return (
		<ItemList
			label="Adresses ouvertes"
			items={feeds.map(({ id, label, title, href, createdAt, lastReadOn }) => ({
				key: id,
				title: label ? `${title} (${label})` : title,
				href: href ?? undefined,
				text: `Créée le ${formatShortDateTime(createdAt)}. ${lastReadOn ? `Lue pour la dernière fois le ${formatDay(lastReadOn)}.` : "Jamais lue pour l'instant."}`,
				actions: (
					<Confirm
						triggerLabel="Révoquer"
						title={`Révoquer cette adresse de «\u00a0${title}\u00a0»\u00a0?`}
						text="L'agenda qui la lit se videra à sa prochaine lecture. On ne peut pas la rétablir, mais vous pourrez en créer une autre."
						confirmLabel="Révoquer l'adresse"
						action={paths.revokeCalendarFeed(id)}
					/>
				),
			}))}
		/>
	);
}
