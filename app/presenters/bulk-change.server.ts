import { judgeOne } from "#app/domain/action-sheets/bulk.server.ts";
import { BulkAsked } from "#app/domain/action-sheets/bulk-schema.ts";
import { readSheetFilters, sheetSearchOf } from "#app/domain/action-sheets/filters.ts";
import * as policy from "#app/domain/action-sheets/policy.ts";
import { listFieldNames } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { getBulkChange, listBulkChanges, listChosenSheets } from "#app/domain/action-sheets/queries/list-bulk-changes.server.ts";
import { listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { listSheets } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { needsReason } from "#app/domain/action-sheets/rules.ts";
import { type BulkAsked as Asked, BulkChangeId, maxBulkSheets } from "#app/domain/action-sheets/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";

/** What the address says: the sheets, ticked one by one or all those of a list; then what to change of them. */
export function readBulkAddress(search: URLSearchParams) {
	const one = (name: string) => search.get(name) || undefined;
	const filter = search.has("toutes")
		? sheetSearchOf({ ...readSheetFilters(new URLSearchParams(search.get("toutes") ?? "")), page: 1 })
		: null;
	return {
		names: [...new Set(search.getAll("sheetIds"))].filter(Boolean).slice(0, maxBulkSheets),
		filter,
		isChosen: search.has("quoi"),
		asked: {
			statut: { kind: "status", status: one("statut") },
			pilote: { kind: "lead", leadOrganisationId: one("organisation"), leadPersonId: one("personne") },
			etiquettes: { kind: "tags", add: one("ajouter"), remove: search.getAll("retirer").filter(Boolean) },
		}[search.get("quoi") ?? ""],
	};
}

/** Page « Modification groupée »: the chosen sheets and what may be changed of them; then what would change in which, and what not. */
export function presentBulkChange(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const { territoryId, territorySlug: territory } = actor;
	assertAllowed(policy.makeBulkChange(actor));
	const address = readBulkAddress(search);
	const parsed = BulkAsked.safeParse(address.asked);
	return reading(ctx, async (tx) => {
		const { names, total } = await namesOf(tx, ctx, address);
		const byName = new Map(
			(await listChosenSheets(tx, territoryId, names)).flatMap((sheet) => [[sheet.id, sheet] as const, [sheet.slug, sheet] as const]),
		);
		const sheets = [...new Set(names.flatMap((name) => byName.get(name) ?? []))];
		const asked = parsed.success ? (parsed.data as Asked) : null;
		const organisations = await listOrganisationChoices(tx, territoryId);
		const people = await listPersonChoices(tx, territoryId, dayOf(now));
		const judged = [];
		for (const sheet of asked ? sheets : []) {
			const { id, slug, code, title, revision } = sheet;
			const { refusal, ...judgement } = await judgeOne(tx, actor, sheet, asked as Asked);
			judged.push({ id, slug, code, title, revision, refusal: refusal && sentenceOf(refusal.code), ...judgement });
		}
		const isHeld = judged.some((one) => one.isHeld);
		return {
			territory,
			/** Given back by the forms of the page. */
			filter: address.filter,
			sheets: sheets.map(({ id, slug, code, title, status, tags }) => ({ id, slug, code, title, status, tags })),
			/** More than one change may hold. */
			tooMany: total > maxBulkSheets ? total : null,
			choices: { organisations, people, tags: [...new Set(sheets.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b, "fr")) },
			/** Why what was asked for cannot be read. */
			refusals: address.isChosen && !parsed.success ? refusalsOf(parsed.error.issues) : [],
			asked,
			judged,
			isHeld,
			asksReason: isHeld || (asked?.kind === "status" && needsReason(asked.status)),
			names: asked ? await listFieldNames(tx, territoryId) : {},
		};
	});
}

const refusalsOf = (issues: readonly { message: string }[]) => {
	const told = issues.map(({ message }) => message).filter((code) => code.startsWith("sheet.") || code.startsWith("bulk."));
	return (told.length > 0 ? [...new Set(told)] : ["bulk.nothing-asked"]).map(sentenceOf);
};

async function namesOf(tx: ReadTx, { actor, now }: Ctx, { names, filter }: ReturnType<typeof readBulkAddress>) {
	if (filter === null) return { names, total: names.length };
	const filters = readSheetFilters(new URLSearchParams(filter));
	const { sheets, total } = await listSheets(tx, { filters, actor, today: dayOf(now), perPage: maxBulkSheets });
	return { names: total > maxBulkSheets ? [] : sheets.map(({ slug }) => slug), total };
}

/** Page of the bulk changes already made. */
export function presentBulkChanges(ctx: Ctx, page: number) {
	const { territoryId, territorySlug: territory } = ctx.actor;
	return reading(ctx, async (tx) => {
		const { changes, ...pages } = await listBulkChanges(tx, territoryId, page);
		return { territory, changes: changes.map(shown), names: await listFieldNames(tx, territoryId), ...pages };
	});
}

/** Page of one of them: what it did to each sheet, and where it is undone. */
export function presentBulkUndo(ctx: Ctx, id: string) {
	const { actor, now } = ctx;
	const changeId = BulkChangeId.safeParse(id);
	if (!changeId.success) throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const { change, items, touched } = await getBulkChange(tx, actor.territoryId, changeId.data);
		const undo = policy.undoBulkChange(actor, change, now);
		return {
			territory: actor.territorySlug,
			change: shown(change),
			items: items.map((item) => ({ ...item, isTouched: touched.has(item.sheetId) })),
			names: await listFieldNames(tx, actor.territoryId),
			undo: change.undoneAt ? null : { isAllowed: undo.allowed, refusal: undo.allowed ? null : sentenceOf(undo.code) },
		};
	});
}

const shown = <Change extends { madeAt: Date; undoneAt: Date | null }>({ madeAt, undoneAt, ...change }: Change) => ({
	...change,
	madeAt: madeAt.toISOString(),
	undoneAt: undoneAt?.toISOString() ?? null,
});
