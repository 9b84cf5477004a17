import { minutesDocument } from "#app/documents/minutes-document.ts";
import * as policy from "#app/domain/diffusion/policy.ts";
import { getSource, readEdition } from "#app/domain/diffusion/queries.server.ts";
import { EditionFilters } from "#app/domain/diffusion/schema.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";

/** A copy of minutes as a document. Not told which, each takes the fullest that they may read. */
export function presentMinutesEdition(ctx: Ctx, slug: string, meetingId: string, search: URLSearchParams) {
	const { actor } = ctx;
	const { coupe, contenu: contents } = EditionFilters.parse(Object.fromEntries(search));
	return reading(ctx, async (tx) => {
		const source = await getSource(tx, actor.territoryId, slug, meetingId);
		const { minutes, meeting } = source;
		const cut = coupe ?? (policy.readEdition(actor, minutes, "comite").allowed ? "comite" : "partenaires");
		assertAllowed(policy.readEdition(actor, minutes, cut));
		const edition = await readEdition(tx, actor.territoryId, source, cut);
		const kind = contents === "complet" ? "compte-rendu" : "releve-de-decisions";
		return {
			document: minutesDocument(edition, contents),
			fileName: `${kind}-${slug}-${meeting.startsAt.toISOString().slice(0, 10)}-${cut}`,
			record: { meetingId: meeting.id, cut, contents },
		};
	});
}
