import type { ReactNode } from "react";
import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import type { Nameable } from "#app/domain/minutes/decision-shown.ts";
import type { TaskBlock, VoteBlock } from "#app/domain/minutes/types.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";

/** As in a decision's card: links lead somewhere only where the territory is told, and a writer may act. */
interface Around {
	territory: string | null;
	actions?: ReactNode;
}

export const MaybeLink = ({ href, children }: { href: string | null; children: ReactNode }) =>
	href ? <a href={href}>{children}</a> : children;

export const ConfidentialBadge = () => (
	<Badge tone="warning" icon="eye">
		Confidentiel
	</Badge>
);

interface SheetLineProps extends Pick<Around, "territory"> {
	sheet: Nameable["sheets"][number] | undefined;
}
const SheetLine = ({ sheet, territory }: SheetLineProps) => (
	<p className="decision-fact">
		Fiche action :{" "}
		{sheet ? (
			<MaybeLink href={territory && paths.sheet(territory, sheet.slug)}>
				{sheet.code} – {sheet.title}
			</MaybeLink>
		) : (
			<em>fiche à choisir, ou qui n'existe plus</em>
		)}
	</p>
);

/** Something to do, that follows from no decision. */
export function TaskCard({ task, named, territory, actions }: { task: TaskBlock; named: Nameable } & Around) {
	const owner = named.owners.find(({ id }) => id === task.ownerId);
	return (
		<div className="decision record-task">
			<p className="decision-head">
				<strong>À faire</strong> {task.isConfidential && <ConfidentialBadge />}
			</p>
			<p className="decision-text">{task.title || <em>Tâche sans intitulé</em>}</p>
			<p className="decision-fact">
				{owner?.name ?? "personne responsable à choisir"}
				{" · "}
				{task.dueOn ? `pour le ${formatDay(task.dueOn)}` : "échéance à fixer"}
			</p>
			{task.sheetId && <SheetLine sheet={named.sheets.find(({ id }) => id === task.sheetId)} territory={territory} />}
			{actions && <div className="button-row">{actions}</div>}
		</div>
	);
}

export function VoteCard({ vote, actions }: { vote: VoteBlock } & Pick<Around, "actions">) {
	const { question, inFavour, against, abstained } = vote;
	return (
		<div className="decision record-vote">
			<p className="decision-head">
				<strong>Vote</strong> {vote.isConfidential && <ConfidentialBadge />}
			</p>
			<p className="decision-text">{question || <em>Vote sans intitulé</em>}</p>
			<ul className="vote-counts">
				<li>
					Pour : <strong>{inFavour}</strong>
				</li>
				<li>
					Contre : <strong>{against}</strong>
				</li>
				<li>
					{abstained > 1 ? "Abstentions" : "Abstention"} : <strong>{abstained}</strong>
				</li>
			</ul>
			{actions && <div className="button-row">{actions}</div>}
		</div>
	);
}

/** A sheet that was spoken of. */
export function LinkedSheet({ sheet, territory, actions }: SheetLineProps & Around) {
	return (
		<div className="decision record-sheet">
			<SheetLine sheet={sheet} territory={territory} />
			{actions && <div className="button-row">{actions}</div>}
		</div>
	);
}

export interface Attendee {
	personId: string;
	name: string;
	organisation: string;
	status: AttendanceStatus;
}

/** Who was there, as it was recorded for the meeting. */
export function AttendanceTable({ attendance, actions }: { attendance: readonly Attendee[] } & Pick<Around, "actions">) {
	return (
		<div className="record-attendance">
			{attendance.length === 0 ? (
				<p>
					<em>Les présences ne sont pas encore renseignées.</em>
				</p>
			) : (
				<div className="table-scroll">
					<table>
						<caption>Présences</caption>
						<thead>
							<tr>
								<th scope="col">Personne</th>
								<th scope="col">Organisation</th>
								<th scope="col">Présence</th>
							</tr>
						</thead>
						<tbody>
							{attendance.map(({ personId, name, organisation, status }) => (
								<tr key={personId}>
									<td>{name}</td>
									<td>{organisation}</td>
									<td>{attendanceLabels[status]}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
			{actions && <div className="button-row">{actions}</div>}
		</div>
	);
}
