import { type SelectQueryBuilder, type Simplify, sql } from "kysely";
import { type PageOfList, pageOf } from "./pages.ts";

/** One page of what a query finds (the last one when asked beyond), and how many rows it finds in all. */
export async function readPage<DB, Tables extends keyof DB, Row>(
	found: SelectQueryBuilder<DB, Tables, Row>,
	asked: number,
	perPage: number,
): Promise<PageOfList & { rows: Simplify<Row>[] }> {
	const counting = found.clearSelect().clearOrderBy().select(sql<number>`count(*)`.as("total"));
	const { total } = (await counting.executeTakeFirstOrThrow()) as { total: number };
	const { offset, ...shown } = pageOf(asked, total, perPage);
	return { rows: await found.limit(perPage).offset(offset).execute(), total, ...shown };
}
