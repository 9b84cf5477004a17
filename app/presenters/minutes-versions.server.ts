import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { getSource } from "#app/domain/diffusion/queries.server.ts";
import { peopleIn } from "#app/domain/diffusion/rules.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { compareTexts } from "#app/domain/minutes/comparison.ts";
import { decisionShown } from "#app/domain/minutes/decision-shown.ts";
import { decisionsIn } from "#app/domain/minutes/document.ts";
import * as policy from "#app/domain/minutes/policy.ts";
import { listNames } from "#app/domain/minutes/queries.server.ts";
import { isPossible } from "#app/domain/minutes/rules.ts";
import type { Doc } from "#app/domain/minutes/types.ts";
import { getVersion, listVersions, presentText, type Version } from "#app/domain/minutes/versions.server.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { minutesPlace } from "./minutes-place.server.ts";

/** Page of the versions of a text, the last first. */
export const presentVersions = (ctx: Ctx, slug: string, meetingId: string, page: number) =>
	at(ctx, slug, meetingId, async ({ tx, place, minutes, can }) => {
		const { versions, ...pages } = await listVersions(tx, ctx.actor.territoryId, minutes.id, page);
		return { ...place, versions: versions.map(shown), ...pages, can };
	});

/** Page of one version: what differs from another (the one before unless told; 0 is the text of today), then all that it says. */
export const presentVersion = (ctx: Ctx, slug: string, meetingId: string, number: number, asked: number | null) =>
	at(ctx, slug, meetingId, async ({ tx, place, minutes, meeting, can }) => {
		const { territoryId } = ctx.actor;
		const version = await getVersion(tx, territoryId, minutes.id, number);
		const beside = asked === number ? null : (asked ?? number - 1);
		const isFirst = asked === null && number === 1;
		const other =
			beside === null || isFirst
				? null
				: beside === 0
					? await presentText(tx, territoryId, minutes)
					: (await getVersion(tx, territoryId, minutes.id, beside)).doc;
		const named = await namesIn(tx, ctx, [version.doc, ...(other ? [other] : [])]);
		const wording = {
			verb: (verb: keyof typeof verbLabels) => verbLabels[verb],
			person: (id: string | null) => (id ? (named.owners.find((one) => one.id === id)?.name ?? "une personne partie") : ""),
			sheet: (id: string | null) => named.sheets.find((one) => one.id === id)?.code ?? "",
		};
		// the text of today is what the version may become again: it stands after
		const [before, after] = beside === 0 ? [version.doc, other] : [other, version.doc];
		return {
			...place,
			version: shown(version),
			text: {
				doc: version.doc,
				decisions: decisionsIn(version.doc).map((block) => decisionShown(block, named)),
				named,
				attendance: meeting.attendance.map(({ personId, displayName, organisationName, status }) => ({
					personId,
					name: displayName,
					organisation: organisationName,
					status,
				})),
			},
			comparison: before && after ? { with: beside as number, changes: compareTexts(before, after, wording) } : null,
			can,
		};
	});

const shown = ({ madeAt, number, kind, name, authors, madeByName }: Version) => ({
	number,
	kind,
	name,
	authors,
	madeByName,
	madeAt: madeAt.toISOString(),
});

async function namesIn(tx: ReadTx, { actor: { territoryId } }: Ctx, docs: readonly Doc[]) {
	const ids = [...new Set(docs.flatMap(peopleIn))] as PersonId[];
	return {
		sheets: await listSheetOptions(tx, territoryId),
		owners: ids.length > 0 ? await listNames(tx, territoryId, ids) : [],
	};
}

type Found = Awaited<ReturnType<typeof getSource>> & {
	tx: ReadTx;
	place: {
		territory: string;
		committee: { slug: string; name: string };
		meeting: { id: string; title: string; startsAt: string; place: string | null; isCancelled: boolean };
	};
	can: { lead: boolean };
};

/** Versions are the committee's own, before approval as after: they hold what was taken out. */
function at<T>(ctx: Ctx, slug: string, meetingId: string, present: (found: Found) => Promise<T>): Promise<T> {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const source = await getSource(tx, actor.territoryId, slug, meetingId);
		const { committee, meeting, minutes } = source;
		if (minutes.isOpenCut || !policy.followMinutes(actor, minutes).allowed) throw new NotFound("not-found");
		const place = minutesPlace(ctx, { slug, name: committee }, meeting);
		const can = { lead: policy.leadMinutes(actor, minutes).allowed && isPossible("save", minutes.status) };
		return present({ ...source, tx, place, can });
	});
}
