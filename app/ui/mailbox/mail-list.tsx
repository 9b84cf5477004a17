import { paths } from "#app/paths.ts";
import { formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";

export function MailFilters({ recipient, recipients }: { recipient: string | null; recipients: readonly string[] }) {
	return (
		<FilterBar
			label="Filtrer les messages"
			clearHref={paths.mailbox()}
			active={recipient ? [{ label: `Destinataire\u00a0: ${recipient}`, removeHref: paths.mailbox() }] : []}
		>
			<SelectField
				field={fieldOf("destinataire", recipient)}
				label="Destinataire"
				emptyLabel="Tous"
				options={recipients.map((value) => ({ value, label: value }))}
			/>
		</FilterBar>
	);
}

interface MailRow {
	id: string;
	receivedAt: string;
	recipient: string;
	subject: string;
}

export function MailTable({ mails }: { mails: readonly MailRow[] }) {
	return (
		<DataTable
			caption="Messages gardés, les plus récents d'abord"
			rows={mails}
			rowKey={({ id }) => id}
			columns={[
				{ key: "subject", header: "Objet", isRowHeader: true, cell: ({ id, subject }) => <a href={paths.mail(id)}>{subject}</a> },
				{ key: "recipient", header: "Destinataire", cell: ({ recipient }) => recipient },
				{ key: "at", header: "Reçu", cell: ({ receivedAt }) => <time dateTime={receivedAt}>{formatShortDateTime(receivedAt)}</time> },
			]}
		/>
	);
}
