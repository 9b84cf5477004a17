import type { LoaderFunctionArgs } from "@remix-run/node";
import { dossierText, shownDossier } from "#app/documents/person-dossier.ts";
import { produceDossier } from "#app/domain/referral-rights/commands/produce-dossier.server.ts";
import { respondWithFile } from "#app/http/download.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";

/** The copy for the person, as a file that another service can read (RGPD, art. 20) or as plain text. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireReferralActor(args);
		const isJson = new URL(args.request.url).pathname.endsWith(".json");
		const dossier = shownDossier(await produceDossier(ctx, args.params.demand ?? "", isJson ? "json" : "text"));
		const body = isJson ? JSON.stringify(dossier, null, "\t") : dossierText(dossier);
		return new Response(body, {
			headers: {
				// never in the page's place, whatever it holds
				"Content-Type": `${isJson ? "application/json" : "text/plain"}; charset=utf-8`,
				"Content-Disposition": `attachment; filename="donnees-detenues.${isJson ? "json" : "txt"}"`,
				"Cache-Control": "private, no-store",
				"X-Content-Type-Options": "nosniff",
			},
		});
	});
}
