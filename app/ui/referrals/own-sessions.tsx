import type { DropInSession } from "#app/domain/missions/types.ts";
import { rhythmText } from "#app/messages/referral-places.ts";
import { formatTime, formatWeekday } from "../format.ts";
import { Disclosure } from "../primitives/disclosure.tsx";
import { ItemList } from "../primitives/item-list.tsx";

export type OwnSession = Pick<DropInSession, "id" | "place" | "hostName" | "rhythm" | "weekday" | "nth" | "opensAt" | "closesAt"> & {
	nextDates: readonly string[];
};

/** When and where one's organisation receives, beside the date to choose. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }) {
	if (sessions.length === 0) return null;
	return (
		<Disclosure summary="Les permanences de votre organisation" isOpen>
			<ItemList
				items={sessions.map((session) => ({
					key: session.id,
					title: `${rhythmText(session)}, de ${formatTime(session.opensAt)} à ${formatTime(session.closesAt)}`,
					text: (
						<>
							<p>{session.hostName ? `${session.place} (dans les locaux de ${session.hostName})` : session.place}</p>
							<p>
								{session.nextDates.length > 0
									? `Prochaines dates\u00a0: ${session.nextDates.map(formatWeekday).join(", ")}`
									: "Aucune date à venir"}
							</p>
						</>
					),
				}))}
			/>
		</Disclosure>
	);
}
