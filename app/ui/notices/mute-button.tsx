import { paths } from "#app/paths.ts";
import { Button, LinkButton } from "../primitives/button.tsx";

export interface MuteButtonProps {
	objectKind: "sheet" | "committee";
	objectId: string;
	isMuted: boolean;
	/** Goes back there, rather than to the page of the sheet or of the body. */
	isFromInbox?: boolean;
}

/** On the page of a sheet or of a body: no notice of it any more; once muted, the way back. */
export function MuteButton({ objectKind, objectId, isMuted, isFromInbox = false }: MuteButtonProps) {
	if (isMuted)
		return (
			<LinkButton href={paths.notificationSettings()} variant="quiet" size="small" icon="bell">
				Avis en sourdine
			</LinkButton>
		);
	return (
		<form method="post" action={isFromInbox ? `${paths.mutes()}?depuis=avis` : paths.mutes()}>
			<input type="hidden" name="intent" value="mute" />
			<input type="hidden" name="objectKind" value={objectKind} />
			<input type="hidden" name="objectId" value={objectId} />
			<Button variant="quiet" size="small" icon="bell">
				Ne plus recevoir d'avis{isFromInbox && (objectKind === "sheet" ? " de cette fiche action" : " de cette instance")}
			</Button>
		</form>
	);
}
