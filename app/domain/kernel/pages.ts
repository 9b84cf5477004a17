/** What a list says of the page it shows. */
export interface PageOfList {
	total: number;
	page: number;
	pageCount: number;
}

/** Which page of a list to show: the one asked for, or the last when it lies beyond. An empty list has one page. */
export function pageOf(asked: number, total: number, perPage: number): { page: number; pageCount: number; offset: number } {
	const pageCount = Math.max(1, Math.ceil(total / perPage));
	const page = Math.min(asked, pageCount);
	return { page, pageCount, offset: (page - 1) * perPage };
}
