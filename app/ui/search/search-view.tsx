import { maxQueryLength } from "#app/domain/search/schema.ts";
import { type Found, type FoundCounts, type FoundKind, foundKinds } from "#app/domain/search/types.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { FoundList } from "./found-list.tsx";

interface SearchViewProps {
	territory: string;
	q: string;
	type: FoundKind | "";
	/** Null as long as nothing is looked for. */
	counts: FoundCounts | null;
	found: readonly Found[];
	page: number;
	pageCount: number;
	can: { openMembers: boolean };
}

const kindLabels: Record<FoundKind, string> = {
	fiches: "Fiches actions",
	"comptes-rendus": "Comptes rendus",
	decisions: "Décisions",
	annuaire: "Annuaire",
};

const labelOf = (kind: FoundKind | "") => (kind ? kindLabels[kind] : "Tout");

/** What the territory holds about some words, as far as the person may see it. */
export function SearchView({ territory, q, type, counts, found, page, pageCount, can }: SearchViewProps) {
	const hrefWith = (change: { type?: FoundKind | ""; page?: number }) => {
		const query = new URLSearchParams({ q });
		const { type: kind = type, page: number = 1 } = change;
		if (kind) query.set("type", kind);
		if (number > 1) query.set("page", String(number));
		return `${paths.search(territory)}?${query}`;
	};
	const list = (items: readonly Found[], label: string) => <FoundList territory={territory} found={items} label={label} can={can} />;
	const total = counts ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 0;
	return (
		<>
			<PageHeader
				title="Recherche"
				lead="Dans les fiches actions, les comptes rendus que vous pouvez lire, les décisions et l'annuaire du territoire."
			/>
			<FilterBar label="Rechercher" submitLabel="Chercher" clearHref={paths.search(territory)} keep={type ? { type } : undefined}>
				<TextField field={fieldOf("q", q)} label="Mots cherchés" type="search" maxLength={maxQueryLength} />
			</FilterBar>
			{counts === null && <SearchAdvice />}
			{counts && total === 0 && (
				<EmptyState
					title="Rien ne correspond à cette recherche"
					text="Vérifiez l'orthographe, essayez un mot plus court ou un seul mot, ou retirez les guillemets. Les comptes rendus en cours d'écriture ne se trouvent que dans leur comité."
					action={<a href={paths.sheets(territory)}>Parcourir les fiches actions</a>}
				/>
			)}
			{counts && total > 0 && (
				<>
					<nav aria-label="Genres de résultats">
						<ul className="tags">
							{(["", ...foundKinds] as const).map((kind) => (
								<li key={kind}>
									<a className="tag" href={hrefWith({ type: kind })} aria-current={kind === type ? "page" : undefined}>
										{kind === type ? <strong>{labelOf(kind)}</strong> : labelOf(kind)} ({kind ? counts[kind] : total})
									</a>
								</li>
							))}
						</ul>
					</nav>
					{type === "" &&
						foundKinds
							.filter((kind) => counts[kind] > 0)
							.map((kind) => {
								const best = found.filter((one) => one.kind === kind);
								return (
									<Section
										key={kind}
										title={kindLabels[kind]}
										count={counts[kind]}
										action={
											counts[kind] > best.length && (
												<a href={hrefWith({ type: kind })}>
													Tout voir<span className="visually-hidden">{`\u00a0: ${kindLabels[kind]}`}</span>
												</a>
											)
										}
									>
										{list(best, kindLabels[kind])}
									</Section>
								);
							})}
					{type !== "" && (
						<Section title={kindLabels[type]}>
							{found.length > 0 ? (
								<>
									{list(found, kindLabels[type])}
									<Pagination
										page={page}
										pageCount={pageCount}
										total={counts[type]}
										hrefOf={(number) => hrefWith({ page: number })}
										noun="résultat"
									/>
								</>
							) : (
								<EmptyState
									title="Rien de ce genre ne correspond"
									text="Ces mots se trouvent ailleurs dans le territoire."
									action={<a href={hrefWith({ type: "" })}>Voir tous les résultats</a>}
								/>
							)}
						</Section>
					)}
				</>
			)}
		</>
	);
}

function SearchAdvice() {
	return (
		<Section title="Comment chercher">
			<ul className="prose">
				<li>Les accents, les majuscules et les pluriels ne comptent pas, ni les petites fautes de frappe dans un titre ou un nom.</li>
				<li>
					Le début d'un mot suffit{"\u00a0"}: «{"\u00a0"}parental{"\u00a0"}» trouve «{"\u00a0"}parentalité{"\u00a0"}».
				</li>
				<li>
					Le code d'une fiche («{"\u00a0"}3.2{"\u00a0"}») ou le numéro d'une décision («{"\u00a0"}2026-03{"\u00a0"}») mène droit à elle.
				</li>
				<li>
					Entre guillemets, les mots se suivent («{"\u00a0"}"petite enfance"{"\u00a0"}»){"\u00a0"}; un tiret devant un mot l'écarte («
					{"\u00a0"}accueil -crèche{"\u00a0"}»).
				</li>
			</ul>
		</Section>
	);
}
