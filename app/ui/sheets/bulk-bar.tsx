import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { Button, LinkButton } from "../primitives/button.tsx";

interface BulkBarProps {
	territory: string;
	/** Of the form that the boxes of the list belong to; absent where the list has none. */
	formId: string | undefined;
	/** How many answer the filters, and the filters as a query string. */
	total: number;
	search: string;
}

/** Leads what is ticked in a list of sheets, or all that answers its filters, to the page that changes them together. */
export function BulkBar({ territory, formId, total, search }: BulkBarProps) {
	const action = paths.changeSheetsInBulk(territory);
	return (
		<form id={formId} method="get" action={action} className="button-row" aria-label="Modification groupée">
			{formId && (
				<Button variant="secondary" size="small" icon="edit">
					Modifier les fiches cochées
				</Button>
			)}
			{total > 1 && (
				<LinkButton href={`${action}?${new URLSearchParams({ toutes: search })}`} size="small">
					Modifier les {formatCount(total, "fiche", "fiches")} de la liste
				</LinkButton>
			)}
			<a href={paths.bulkChanges(territory)}>Modifications groupées</a>
		</form>
	);
}
