import type { AttachmentKind } from "#app/domain/referrals/types.ts";
import { attachmentLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatFileSize } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { InstantText } from "../primitives/moment.tsx";

interface ShownReferralAttachment {
	id: string;
	kind: AttachmentKind;
	name: string;
	/** In bytes. */
	size: number;
	addedByName: string | null;
	addedAt: string;
}

export interface AttachmentListProps {
	territory: string;
	referralId: string;
	attachments: readonly ShownReferralAttachment[];
	can: { add: boolean; remove: boolean };
}

/** The papers of a referral, for whoever reads its account. */
export function AttachmentList({ territory, referralId, attachments, can }: AttachmentListProps) {
	return (
		<Section
			title="Pièces jointes"
			id="pieces"
			count={attachments.length}
			action={
				can.add && (
					<LinkButton href={paths.newReferralAttachment(territory, referralId)} size="small" icon="plus">
						Joindre une pièce
					</LinkButton>
				)
			}
		>
			{attachments.length === 0 ? (
				<p className="muted">Aucune pièce jointe.</p>
			) : (
				<ItemList
					label="Pièces jointes"
					items={attachments.map(({ id, kind, name, size, addedByName, addedAt }) => ({
						key: id,
						title: name,
						href: paths.referralAttachment(territory, referralId, id),
						text: (
							<>
								{attachmentLabels[kind]}, {formatFileSize(size)} · jointe {addedByName && `par ${addedByName}, `}le{" "}
								<InstantText instant={addedAt} />
							</>
						),
						actions: can.remove && (
							<LinkButton
								href={paths.removeReferralAttachment(territory, referralId, id)}
								variant="quiet"
								size="small"
								icon="trash"
								aria-label={`Retirer «\u00a0${name}\u00a0»`}
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
