import type { BulkAsked } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatNumber } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { BulkChoice, type BulkChoices, type ChosenSheet } from "./bulk-choice.tsx";
import { BulkPreview, type JudgedSheet } from "./bulk-preview.tsx";
import type { Names } from "./field-text.ts";

interface BulkChangeViewProps {
	territory: string;
	filter: string | null;
	sheets: readonly ChosenSheet[];
	tooMany: number | null;
	choices: BulkChoices;
	refusals: readonly string[];
	asked: BulkAsked | null;
	judged: readonly JudgedSheet[];
	isHeld: boolean;
	asksReason: boolean;
	names: Names;
	reply: Reply | undefined;
}

/** Several sheets at once: choose what to change, then see what would become of each, then confirm. */
export function BulkChangeView({ territory, filter, sheets, tooMany, asked, ...rest }: BulkChangeViewProps) {
	const list = filter === null ? paths.sheets(territory) : `${paths.sheets(territory)}?${filter}`;
	const back = <LinkButton href={list}>Revenir à la liste</LinkButton>;
	return (
		<>
			<PageHeader
				title="Modification groupée"
				eyebrow={sheets.length > 0 && formatCount(sheets.length, "fiche choisie", "fiches choisies")}
				breadcrumbs={[{ label: "Fiches actions", href: list }, { label: "Modification groupée" }]}
			/>
			{tooMany !== null ? (
				<EmptyState
					title={`${formatNumber(tooMany)}\u00a0fiches répondent à ces filtres`}
					text="On en modifie 500 au plus à la fois : filtrez davantage la liste."
					action={back}
				/>
			) : sheets.length === 0 ? (
				<EmptyState title="Aucune fiche choisie" text="Cochez dans la liste les fiches à modifier." action={back} />
			) : asked ? (
				<BulkPreview territory={territory} asked={asked} backHref={choiceAddress(territory, filter, sheets)} {...rest} />
			) : (
				<BulkChoice territory={territory} filter={filter} sheets={sheets} {...rest} />
			)}
		</>
	);
}

const choiceAddress = (territory: string, filter: string | null, sheets: readonly ChosenSheet[]) =>
	`${paths.changeSheetsInBulk(territory)}?${new URLSearchParams(filter === null ? sheets.map(({ id }) => ["sheetIds", id]) : { toutes: filter })}`;
