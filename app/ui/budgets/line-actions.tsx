import { ButtonRow, LinkButton } from "../primitives/button.tsx";

/** What may be done to one line; each link says to which. */
export function LineActions({ what, editHref, removeHref }: { what: string; editHref?: string; removeHref?: string }) {
	return (
		<ButtonRow>
			{editHref && (
				<LinkButton href={editHref} variant="quiet" size="small" icon="edit" aria-label={`Modifier « ${what} »`}>
					Modifier
				</LinkButton>
			)}
			{removeHref && (
				<LinkButton href={removeHref} variant="quiet" size="small" icon="trash" aria-label={`Retirer « ${what} »`}>
					Retirer
				</LinkButton>
			)}
		</ButtonRow>
	);
}
