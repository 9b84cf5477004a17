import { formatCount } from "../format.ts";
import { Button } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";

interface Kind {
	name: string;
	label: string;
	waiting: number;
	total: number;
}

interface DeadJobKindsProps {
	kinds: readonly Kind[];
	/** Name of the only kind shown; empty for all. */
	chosen: string;
	hrefOf: (kind: string) => string;
}

/** What failed, by kind: each leads to its own, and all that wait may be run again at once. */
export function DeadJobKinds({ kinds, chosen, hrefOf }: DeadJobKindsProps) {
	if (kinds.length === 0) return null;
	return (
		<>
			<DataTable
				caption="Par envoi"
				rows={kinds}
				rowKey={({ name }) => name}
				columns={[
					{
						key: "label",
						header: "Envoi",
						isRowHeader: true,
						cell: ({ name, label }) => (name === chosen ? label : <a href={hrefOf(name)}>{label}</a>),
					},
					{ key: "waiting", header: "À décider", cell: ({ waiting }) => waiting },
					{ key: "total", header: "En tout", cell: ({ total }) => total },
					{ key: "replay", header: "Suite", cell: (kind) => kind.waiting > 1 && <ReplayAll {...kind} /> },
				]}
			/>
			{chosen && (
				<p>
					<a href={hrefOf("")}>Voir tous les envois</a>
				</p>
			)}
		</>
	);
}

function ReplayAll({ name, label, waiting }: Kind) {
	return (
		<form method="post">
			<input type="hidden" name="name" value={name} />
			<Button size="small" variant="secondary" aria-label={`Relancer les ${waiting}\u00a0: ${label}`}>
				Relancer {formatCount(waiting, "envoi", "envois")}
			</Button>
		</form>
	);
}
