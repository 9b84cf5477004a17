import { stopReasons } from "#app/messages/jobs.ts";
import { formatShortDateTime } from "../format.ts";
import { Button } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";

interface StoppedRow {
	personId: string;
	displayName: string;
	email: string;
	reason: keyof typeof stopReasons;
	code: number | null;
	stoppedAt: string;
}

/** Members to whom nothing is written any more, each with the way back once their address is right. */
export function StoppedAddresses({ addresses, action }: { addresses: readonly StoppedRow[]; action: string }) {
	return (
		<DataTable
			caption="Adresses qui ne reçoivent plus de courriels"
			rows={addresses}
			rowKey={({ personId }) => personId}
			columns={[
				{ key: "name", header: "Membre", isRowHeader: true, cell: ({ displayName }) => displayName },
				{ key: "email", header: "Adresse", cell: ({ email }) => email },
				{ key: "reason", header: "Pourquoi", cell: ({ reason, code }) => `${stopReasons[reason]}${code ? ` (${code})` : ""}` },
				{ key: "at", header: "Depuis", cell: ({ stoppedAt }) => <time dateTime={stoppedAt}>{formatShortDateTime(stoppedAt)}</time> },
				{
					key: "clear",
					header: "Suite",
					cell: ({ personId, displayName, reason }) =>
						reason === "complaint" ? (
							"Cette personne seule peut les demander de nouveau, depuis ses notifications"
						) : (
							<form method="post" action={action}>
								<input type="hidden" name="personId" value={personId} />
								<Button size="small" variant="secondary" aria-label={`Écrire de nouveau à ${displayName}`}>
									Écrire de nouveau
								</Button>
							</form>
						),
				},
			]}
		/>
	);
}
