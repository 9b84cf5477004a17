import { settledHow } from "#app/messages/jobs.ts";
import { formatCount, formatShortDateTime } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { Button, ButtonRow } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";

export interface DeadJobRow {
	id: string;
	label: string;
	error: string;
	attempts: number;
	failedAt: string;
	settledAt: string | null;
	settledHow: keyof typeof settledHow | null;
	settledByName: string | null;
}

/** Jobs that failed to the end, each with what was decided or the two things to decide. */
export function DeadJobList({ jobs }: { jobs: readonly DeadJobRow[] }) {
	return (
		<DataTable
			caption="Envois qui n'ont pas abouti"
			rows={jobs}
			rowKey={({ id }) => id}
			columns={[
				{ key: "label", header: "Envoi", isRowHeader: true, cell: ({ label }) => label },
				{
					key: "failedAt",
					header: "Dernier essai",
					cell: ({ failedAt }) => <time dateTime={failedAt}>{formatShortDateTime(failedAt)}</time>,
				},
				{
					key: "error",
					header: "Ce qui s'est passé",
					cell: ({ error, attempts }) => `${error} (${formatCount(attempts, "essai", "essais")})`,
				},
				{ key: "decision", header: "Suite", cell: (job) => <Decision {...job} /> },
			]}
		/>
	);
}

function Decision({ id, label, settledAt, settledHow: how, settledByName }: DeadJobRow) {
	if (settledAt && how) {
		return (
			<span>
				<Badge tone={how === "replayed" ? "success" : "neutral"}>{settledHow[how]}</Badge> {formatShortDateTime(settledAt)}
				{settledByName && `, ${settledByName}`}
			</span>
		);
	}
	return (
		<form method="post">
			<input type="hidden" name="deadJobId" value={id} />
			<ButtonRow>
				<Button size="small" variant="secondary" name="decision" value="replayed" aria-label={`Relancer\u00a0: ${label}`}>
					Relancer
				</Button>
				<Button size="small" variant="quiet" name="decision" value="discarded" aria-label={`Abandonner\u00a0: ${label}`}>
					Abandonner
				</Button>
			</ButtonRow>
		</form>
	);
}
