import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { TypedField } from "#app/domain/campaigns/types.ts";
import type { RowReply } from "#app/messages/grid-replies.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { GridLine } from "./grid-line.tsx";
import { cellsOf, gridFields, placeCells } from "./grid-paste.ts";
import { type GridRow, type LiveRow, type Trouble, useGrid, withReply } from "./use-grid.ts";

interface GridViewProps {
	territory: string;
	campaign: { id: string; title: string; dueOn: string; endsOn: string; isClosed: boolean };
	whose: "own" | "all" | "other";
	counts: { own: number; all: number };
	rows: GridRow[];
	/** What the whole form sent without scripts was answered. */
	reply: { rows: RowReply[]; typed: readonly ({ expectedId: string } & Record<TypedField, string>)[] } | undefined;
}

/** Every expected value on a line, to type or to paste from a spreadsheet. */
export function GridView(props: GridViewProps) {
	const { territory, campaign, whose, counts, rows } = props;
	const here = paths.campaignGrid(territory, campaign.id);
	return (
		<>
			<PageHeader
				title="Saisir les valeurs"
				eyebrow={campaign.title}
				breadcrumbs={[
					{ label: "Indicateurs", href: paths.indicators(territory) },
					{ label: "Campagnes", href: paths.campaigns(territory) },
					{ label: campaign.title, href: paths.campaign(territory, campaign.id) },
					{ label: "Saisie" },
				]}
				lead={`Valeurs au ${formatDay(campaign.endsOn)}, à saisir avant le ${formatDay(campaign.dueOn)}.`}
				actions={
					counts.all > counts.own &&
					counts.own > 0 && (
						<LinkButton href={whose === "own" ? `${here}?de=tous` : here}>
							{whose === "own" ? `Voir aussi celles des autres (${counts.all - counts.own})` : `Voir les miennes seulement (${counts.own})`}
						</LinkButton>
					)
				}
			/>
			{campaign.isClosed && <Notice tone="info">Cette campagne est close : ses valeurs ne changent plus.</Notice>}
			{rows.length === 0 ? (
				<EmptyState
					title="Aucune valeur ne vous est demandée ici"
					text="Cette campagne n'attend rien de vous ni de votre organisation."
					action={<LinkButton href={paths.campaign(territory, campaign.id)}>Voir la campagne</LinkButton>}
				/>
			) : (
				<Grid key={`${campaign.id} ${whose}`} {...props} />
			)}
		</>
	);
}

function Grid({ territory, campaign, rows: initial, reply }: GridViewProps) {
	const { rows, trouble, edit, save, saveAgain } = useGrid(liveRows(initial, reply), paths.campaignGridRow(territory, campaign.id));
	const table = useRef<HTMLTableElement>(null);
	const [isAlive, setAlive] = useState(false);
	const [leftOut, setLeftOut] = useState(0);
	useEffect(() => setAlive(true), []);

	const cellAt = (row: number, field: TypedField | undefined) =>
		field && table.current?.querySelector<HTMLInputElement>(`[data-row="${row}"][data-field="${field}"]:not([readonly])`);
	const goTo = (row: number, field: TypedField | undefined) => {
		const cell = cellAt(row, field);
		cell?.focus();
		cell?.select();
		return Boolean(cell);
	};
	/** The next cell that can be written, up or down the column. */
	const goDown = (row: number, field: TypedField, step: 1 | -1) => {
		for (let next = row + step; next >= 0 && next < rows.length; next += step) if (goTo(next, field)) return;
	};

	const onKeyDown = (event: KeyboardEvent) => {
		const cell = event.target as HTMLInputElement;
		const { row, field } = cell.dataset as { row?: string; field?: TypedField };
		if (row === undefined || !field || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
		const column = gridFields.indexOf(field);
		const isAll = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
		const isAtStart = isAll || (cell.selectionStart === 0 && cell.selectionEnd === 0);
		const isAtEnd = isAll || (cell.selectionStart === cell.value.length && cell.selectionEnd === cell.value.length);
		if (event.key === "Enter") {
			event.preventDefault();
			void saveAgain(Number(row));
			goDown(Number(row), field, event.shiftKey ? -1 : 1);
		} else if (event.shiftKey) return;
		else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			event.preventDefault();
			goDown(Number(row), field, event.key === "ArrowDown" ? 1 : -1);
		} else if (event.key === "ArrowRight" && isAtEnd && goTo(Number(row), gridFields[column + 1])) event.preventDefault();
		else if (event.key === "ArrowLeft" && isAtStart && goTo(Number(row), gridFields[column - 1])) event.preventDefault();
	};

	const onPaste = (event: ClipboardEvent) => {
		const { row, field } = (event.target as HTMLElement).dataset as { row?: string; field?: TypedField };
		const cells = cellsOf(event.clipboardData.getData("text/plain"));
		if (row === undefined || !field || (cells.length < 2 && (cells[0]?.length ?? 0) < 2)) return;
		event.preventDefault();
		const { placed, rowsLeftOut } = placeCells(
			cells,
			{ row: Number(row), field },
			rows.map(({ isLocked }) => isLocked),
		);
		edit(placed);
		setLeftOut(rowsLeftOut);
		void save();
	};

	const onSubmit = (event: FormEvent) => {
		if (!isAlive) return;
		event.preventDefault();
		void saveAgain();
	};

	return (
		<form method="post" className="value-grid" onSubmit={onSubmit}>
			<p className="muted" id="grille-aide">
				Tapez, ou collez une colonne d'un tableur. Entrée et flèches passent d'une cellule à l'autre. Laissez vide ce que vous n'avez pas
				encore ; dites pourquoi si la valeur n'existe pas.
			</p>
			<GridStatus rows={rows} trouble={trouble} isAlive={isAlive} leftOut={leftOut} />
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (RGAA 12.9) */}
			<section className="table-region" aria-label="Valeurs à saisir" tabIndex={0}>
				<table
					className="table grid-table"
					ref={table}
					aria-describedby="grille-aide"
					onKeyDown={onKeyDown}
					onPaste={onPaste}
					onBlur={() => void save()}
				>
					<caption className="visually-hidden">Valeurs à saisir</caption>
					<thead>
						<tr>
							<th scope="col">Indicateur</th>
							<th scope="col">Valeur</th>
							<th scope="col">Non disponible, car…</th>
							<th scope="col">Commentaire</th>
							<th scope="col">Lien du justificatif</th>
							<th scope="col">État</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row, index) => (
							<GridLine key={row.id} row={row} index={index} onEdit={edit} />
						))}
					</tbody>
				</table>
			</section>
			<div className="submit-row">
				<Button>Enregistrer toutes les valeurs</Button>
				<a href={paths.campaign(territory, campaign.id)}>Revenir à la campagne</a>
			</div>
		</form>
	);
}

function liveRows(rows: readonly GridRow[], reply: GridViewProps["reply"]): LiveRow[] {
	return rows.map((row) => {
		const answer = reply?.rows.find(({ expectedId }) => expectedId === row.id);
		const typed = answer?.kind === "refused" ? reply?.typed.find(({ expectedId }) => expectedId === row.id) : undefined;
		const { expectedId: _, ...text } = typed ?? { expectedId: row.id };
		const texts = Object.fromEntries(
			gridFields.flatMap((field) => (field in text ? [[field, (text as Record<string, string>)[field]]] : [])),
		);
		return withReply({ ...row, ...texts, saving: { kind: "idle" } }, answer?.kind === "unchanged" ? undefined : answer);
	});
}

interface GridStatusProps {
	rows: readonly LiveRow[];
	trouble: Trouble;
	isAlive: boolean;
	leftOut: number;
}

/** Where the whole grid stands, said politely as it changes. */
function GridStatus({ rows, trouble, isAlive, leftOut }: GridStatusProps) {
	const count = (kind: LiveRow["saving"]["kind"]) => rows.filter(({ saving }) => saving.kind === kind).length;
	const [saving, refused] = [count("saving"), count("refused")];
	const missing = rows.filter(({ state }) => state === "missing" || state === "returned").length;
	const parts = [
		missing === 0 ? "Toutes les valeurs sont saisies" : `${formatCount(missing, "valeur reste", "valeurs restent")} à saisir`,
		saving > 0 && "enregistrement…",
		refused > 0 && formatCount(refused, "ligne est à corriger", "lignes sont à corriger"),
		leftOut > 0 &&
			formatCount(leftOut, "ligne collée dépasse la grille et n'y figure pas", "lignes collées dépassent la grille et n'y figurent pas"),
		isAlive && "chaque cellule s'enregistre quand vous la quittez",
	];
	return (
		<>
			{trouble && (
				<Notice tone="danger" role="alert" title={trouble === "offline" ? "Connexion interrompue" : "Votre session a expiré"}>
					{trouble === "offline" ? (
						<p>Ce que vous avez tapé reste dans cette page et sera enregistré au retour de la connexion.</p>
					) : (
						<p>
							Ce que vous avez tapé reste dans cette page.{" "}
							<a href={paths.signIn()} target="_blank" rel="noreferrer">
								Reconnectez-vous dans un autre onglet
							</a>
							, puis enregistrez ici.
						</p>
					)}
				</Notice>
			)}
			<p role="status" className="grid-status">
				{`${parts.filter(Boolean).join(" ; ")}.`}
			</p>
		</>
	);
}
