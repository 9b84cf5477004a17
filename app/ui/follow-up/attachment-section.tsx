import { attachmentKinds } from "#app/messages/attachments.ts";
import { paths } from "#app/paths.ts";
import { formatFileSize } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { InstantText } from "../primitives/moment.tsx";
import type { ShownAttachment } from "./shown.ts";

interface AttachmentSectionProps {
	territory: string;
	slug: string;
	attachments: readonly ShownAttachment[];
	canEdit: boolean;
}

/** The documents of the action, to download. */
export function AttachmentSection({ territory, slug, attachments, canEdit }: AttachmentSectionProps) {
	return (
		<Section
			title="Pièces jointes"
			id="pieces"
			count={attachments.length}
			action={
				canEdit && (
					<LinkButton href={paths.newAttachment(territory, slug)} size="small" icon="plus">
						Joindre un fichier
					</LinkButton>
				)
			}
		>
			{attachments.length === 0 ? (
				<p className="muted">Aucune pièce jointe pour le moment.</p>
			) : (
				<ItemList
					label="Pièces jointes"
					items={attachments.map(({ id, name, extension, size, addedByName, addedAt }) => ({
						key: id,
						title: name,
						href: paths.attachment(territory, slug, id),
						text: (
							<>
								{attachmentKinds[extension]}, {formatFileSize(size)} · jointe par {addedByName}, le <InstantText instant={addedAt} />
							</>
						),
						actions: canEdit && (
							<LinkButton
								href={paths.removeAttachment(territory, slug, id)}
								variant="quiet"
								size="small"
								icon="trash"
								aria-label={`Retirer « ${name} »`}
							>
								Retirer
							</LinkButton>
						),
					}))}
				/>
			)}
		</Section>
	);
}
