import type { RefusalReason, RequestAnswer, RequestKind } from "#app/domain/referral-rights/types.ts";
import { answerLabels, requestKindLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";

export interface RequestShown {
	id: string;
	demandId: string;
	referralId: string | null;
	reference: string;
	kind: RequestKind;
	receivedOn: string;
	dueOn: string;
	closedAt: string | null;
	answer: RequestAnswer | null;
	answerReason: RefusalReason | null;
	isLate: boolean;
}

/** Where one request stands, in a word. */
export function RequestBadge({ answer, isLate }: Pick<RequestShown, "answer" | "isLate">) {
	if (answer) return <Badge tone={answer === "granted" ? "success" : "neutral"}>{answerLabels[answer]}</Badge>;
	return isLate ? <Badge tone="danger">En retard</Badge> : <Badge tone="info">Ouverte</Badge>;
}

/** What persons ask: one line for each referral that a letter is about. */
export function RequestTable({ territory, requests }: { territory: string; requests: readonly RequestShown[] }) {
	return (
		<DataTable
			caption="Demandes de droits"
			rows={requests}
			rowKey={({ id }) => id}
			columns={[
				{
					key: "reference",
					header: "Orientation",
					isCompact: true,
					cell: ({ demandId, reference, kind }) => (
						<a href={paths.rightsRequest(territory, demandId)}>
							{reference}
							<span className="visually-hidden">, demande&nbsp;: {requestKindLabels[kind]}</span>
						</a>
					),
				},
				{ key: "kind", header: "Demande", cell: ({ kind }) => requestKindLabels[kind] },
				{ key: "received", header: "Reçue le", isCompact: true, cell: ({ receivedOn }) => formatShortDay(receivedOn) },
				{ key: "due", header: "Réponse avant le", isCompact: true, cell: ({ dueOn }) => formatShortDay(dueOn) },
				{ key: "state", header: "État", cell: (request) => <RequestBadge {...request} /> },
			]}
		/>
	);
}
