import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { type CommitteeId, newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { slugWords } from "../../kernel/slug.ts";
import { committeeCreated } from "../events.ts";
import * as policy from "../policy.ts";
import { linesOf, OpenCommittee } from "../schema.ts";
import { saveProgrammes } from "../store.server.ts";

/** Words of the product's own addresses, beside which a body's would never be reached. */
const reserved = ["nouveau", "sante", "reunions"];

/** Opens a body of the territory; its address comes from its name. @returns that address */
export async function openCommittee(ctx: Ctx, input: OpenCommittee): Promise<string> {
	const { programmeIds, commissions, ...fields } = OpenCommittee.parse(input);
	const { territoryId } = ctx.actor;
	const committeeId = newId<CommitteeId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.manageBody(ctx.actor));
		const wanted = slugWords(fields.name).join("-").slice(0, 50).replace(/-$/, "") || "instance";
		const taken = await tx.selectFrom("committee").select("slug").where("territoryId", "=", territoryId).execute();
		const slugs = [...reserved, ...taken.map(({ slug }) => slug)];
		let slug = wanted;
		for (let number = 2; slugs.includes(slug); number++) slug = `${wanted}-${number}`;
		const inserted = await tx
			.insertInto("committee")
			.values({ id: committeeId, territoryId, slug, ...fields, commissions: linesOf(commissions) })
			.onConflict((conflict) => conflict.columns(["territoryId", "slug"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) throw new RuleViolation("committee.slug-taken", "name");
		await saveProgrammes(tx, territoryId, committeeId, programmeIds);
		await recordEvent(tx, territoryId, committeeCreated, { committeeId });
		return slug;
	});
}
