import { Form } from "@remix-run/react";
import { formatShortDateTime } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { deviceOf } from "./device.ts";

interface SessionLine {
	id: string;
	userAgent: string;
	createdAt: string;
	lastSeenAt: string;
	isCurrent: boolean;
}

/** From where one is signed in; any session but this one can be closed on its own. */
export function SessionList({ sessions, action }: { sessions: readonly SessionLine[]; action: string }) {
	return (
		<ItemList
			label="Sessions ouvertes"
			items={sessions.map(({ id, userAgent, createdAt, lastSeenAt, isCurrent }) => ({
				key: id,
				title: deviceOf(userAgent),
				text: `Ouverte le ${formatShortDateTime(createdAt)}. Vue pour la dernière fois le ${formatShortDateTime(lastSeenAt)}.`,
				meta: isCurrent && <Badge tone="success">Cette session</Badge>,
				actions: !isCurrent && (
					<Form method="post" action={action}>
						<input type="hidden" name="sessionId" value={id} />
						<Button variant="secondary" size="small" aria-label={`Fermer la session ${deviceOf(userAgent)}`}>
							Fermer
						</Button>
					</Form>
				),
			}))}
		/>
	);
}
