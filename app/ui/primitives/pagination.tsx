import { formatCount } from "../format.ts";
import { Icon } from "./icon.tsx";

interface PaginationProps {
	page: number;
	pageCount: number;
	total: number;
	hrefOf: (page: number) => string;
	/** What is counted, in the singular: « fiche action ». */
	noun: string;
	/** Its plural when an « s » is not enough: « fiches action ». */
	nounPlural?: string;
}

/** First, last and the neighbours of the current page; a negative number stands for the gap before its page. */
const pagesAround = (page: number, pageCount: number): number[] => {
	const shown = [...new Set([1, page - 1, page, page + 1, pageCount])]
		.filter((number) => number >= 1 && number <= pageCount)
		.sort((a, b) => a - b);
	return shown.flatMap((number, index) => {
		const previous = shown[index - 1];
		if (previous === undefined || number - previous === 1) return [number];
		return number - previous === 2 ? [number - 1, number] : [-number, number];
	});
};

/** How many there are in all, and the other pages. Renders the count alone when one page is enough. */
export function Pagination({ page, pageCount, total, hrefOf, noun, nounPlural = `${noun}s` }: PaginationProps) {
	return (
		<div className="pagination">
			<p className="pagination-total">
				{formatCount(total, noun, nounPlural)}
				{pageCount > 1 && `, page ${page} sur ${pageCount}`}
			</p>
			{pageCount > 1 && (
				<nav aria-label="Pages">
					<ul>
						{page > 1 && (
							<li>
								<a href={hrefOf(page - 1)} rel="prev">
									<Icon name="chevron-left" size={16} />
									<span className="pagination-step">Précédente</span>
								</a>
							</li>
						)}
						{pagesAround(page, pageCount).map((number) =>
							number < 0 ? (
								<li key={number} className="pagination-gap" aria-hidden="true">
									…
								</li>
							) : (
								<li key={number}>
									<a href={hrefOf(number)} aria-current={number === page ? "page" : undefined}>
										<span className="visually-hidden">Page </span>
										{number}
									</a>
								</li>
							),
						)}
						{page < pageCount && (
							<li>
								<a href={hrefOf(page + 1)} rel="next">
									<span className="pagination-step">Suivante</span>
									<Icon name="chevron-right" size={16} />
								</a>
							</li>
						)}
					</ul>
				</nav>
			)}
		</div>
	);
}
