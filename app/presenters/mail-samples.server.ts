import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/outbox/policy.ts";
import { mailFamilies, mailSamples } from "#app/emails/samples.ts";

function sampleFor({ actor }: Ctx, id: string | null | undefined) {
	if (!policy.settleDeadJobs(actor).allowed) throw new NotFound("not-found");
	const sample = id ? mailSamples.find((one) => one.id === id) : mailSamples[0];
	if (!sample) throw new NotFound("not-found");
	return sample;
}

/** One template as its reader would get it, and the list of the others. */
export async function presentMailSample(ctx: Ctx, id: string | null) {
	const sample = sampleFor(ctx, id);
	const { subject, text } = await sample.compose();
	return {
		territory: ctx.actor.territorySlug,
		families: mailFamilies.map(({ title, samples }) => ({ title, samples: samples.map(({ id: one, label }) => ({ id: one, label })) })),
		shown: { id: sample.id, label: sample.label, subject, text },
	};
}

/** The HTML of a template, for the frame of its page. */
export const readMailSample = async (ctx: Ctx, id: string | undefined): Promise<string> => (await sampleFor(ctx, id ?? "").compose()).html;
