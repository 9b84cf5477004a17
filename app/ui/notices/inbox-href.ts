import type { InboxFilter } from "#app/domain/notices/schema.ts";
import { paths } from "#app/paths.ts";

/** The inbox under this filter; what is as usual stays out of the address. */
export function inboxHref({ territoire, sujet, etat, page }: InboxFilter, more: Record<string, string> = {}): string {
	const query = new URLSearchParams({
		...(territoire && { territoire }),
		...(sujet && { sujet }),
		...(etat !== "open" && { etat }),
		...(page > 1 && { page: String(page) }),
		...more,
	});
	return query.size > 0 ? `${paths.inbox()}?${query}` : paths.inbox();
}
