import { hashPassword } from "#app/adapters/passwords.server.ts";
import { createSessions } from "#app/adapters/sessions.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import type { Place } from "./place.ts";

export interface Signed {
	actor: Actor;
	email: string;
	/** Cookie header of a session of their own. */
	cookie: string;
}

/** One territory with those who work in it, signed in. */
export interface Ground {
	territory: BuiltTerritory;
	sheetId: string;
	sheetSlug: string;
	officer: Signed;
	chair: Signed;
	lead: Signed;
	/** Of everybody. */
	password: string;
}

export async function layGround(place: Place): Promise<Ground> {
	const territory = await aTerritory(place.db("owner"), new Date(), "pannes");
	const sheetSlug = "1-1-1-pannes";
	const sheetId = await aSheet(territory, { slug: sheetSlug });
	const password = "un mot de passe assez long";
	const hash = await hashPassword(password);
	const sessions = createSessions(place.db("app"), () => new Date(), false);
	const sign = async (local: string, options: Parameters<BuiltTerritory["person"]>[1]): Promise<Signed> => {
		const actor = await territory.person(local, options);
		await place.ask("insert into credential (person_id, password_hash, changed_at) values ($1, $2, now())", [actor.personId, hash]);
		const cookie = (await sessions.open(actor.personId, "faults")).split(";")[0] as string;
		return { actor, email: `${local}@${territory.slug}.example`, cookie };
	};
	return {
		territory,
		sheetId,
		sheetSlug,
		password,
		officer: await sign("cooperation", { role: "cooperation_officer" }),
		chair: await sign("presidence", { mandates: { insertion: "chair" } }),
		lead: await sign("technique", { mandates: { insertion: "technical_lead" } }),
	};
}
