import type { SheetStatus } from "../action-sheets/types.ts";
import { newId, type SheetId } from "../kernel/ids.ts";
import type { ObjectiveId } from "../programmes/types.ts";
import { addressOf, plain, textOf } from "./cells.ts";
import { headersAt, repeatable } from "./guess.ts";
import { codeKey, type Parent, parentFinder, statusOfSubAction } from "./parents.ts";
import { placeFinder } from "./places.ts";
import { changesOf } from "./plan-changes.ts";
import { lineReader } from "./read-line.ts";
import { isSubAction, type Row, readRows } from "./rows.ts";
import {
	blankFields,
	type Grid,
	type ImportField,
	type ImportMapping,
	type ImportPlan,
	type PlannedLine,
	type Problem,
	type StandingSheet,
	type Surroundings,
} from "./types.ts";

/** What keeps a mapping from being read at all. */
export function mappingFaults({ columns, programmeId, headerLine, firstLine }: ImportMapping): string[] {
	const once = columns.filter((field) => field && !repeatable.includes(field));
	return [
		...(programmeId ? [] : ["import.no-programme"]),
		...(columns.includes("title") ? [] : ["import.no-title-column"]),
		...(new Set(once).size < once.length ? ["import.field-twice"] : []),
		...(firstLine > headerLine ? [] : ["import.lines-before-header"]),
	];
}

const needReason: readonly SheetStatus[] = ["blocked", "on_hold", "abandoned"];
const titleKey = (title: string, under: string) => `${under} ${plain(title)}`;

/** Where a sheet of the file stands: under an objective, or under another sheet. */
interface Home {
	objectiveId: ObjectiveId;
	parent: Parent | null;
	/** What codes made for lines without one begin with. */
	codeBase: string;
	/** Whether the line says so itself. */
	isTold: boolean;
}
/**
 * Reads the whole tab and says what importing it would do. Pure but for the ids it draws: the dry run shows this plan, the import
 * carries it out. A sheet is the one that stands with the same code in the programme or, without a code, with the same title and home.
 */
export function planImport(grid: Grid, mapping: ImportMapping, surroundings: Surroundings): ImportPlan {
	const problems: Problem[] = [];
	const remarks: Problem[] = [];
	const tell = (problem: Problem) => problems.push(problem);
	const remark = (problem: Problem) => remarks.push(problem);
	const places = placeFinder(surroundings.axes, mapping.createsPlaces);
	const has = (field: ImportField) => mapping.columns.includes(field);
	const columnOf = (field: ImportField) => Math.max(0, mapping.columns.indexOf(field));
	const titleColumn = columnOf("title");
	const addressIn =
		({ line, read }: Row) =>
		(field: ImportField) =>
			addressOf(line, columnOf(field === "title" && read.subTitle ? "subTitle" : field));

	for (const range of grid.merges) {
		const line = Number(/\d+/.exec(range)?.[0]);
		if (Number(/(\d+)$/.exec(range)?.[1]) >= mapping.firstLine)
			remark({ address: range.split(":")[0] as string, line, code: "import.merged-cells", other: range });
	}

	const underOf = ({ parentId, objectiveId }: StandingSheet) => parentId ?? objectiveId;
	const byCode = Map.groupBy(surroundings.sheets, ({ code }) => codeKey(code));
	const byTitle = Map.groupBy(surroundings.sheets, (sheet) => titleKey(sheet.title, underOf(sheet)));
	const usedCodes = new Set(surroundings.sheets.map(({ code }) => codeKey(code)));
	const seen = new Map<string, string>();
	const taken = new Map<SheetId, string>();
	const lastNumbers = new Map<string, number>();
	const drafts: { plan: PlannedLine; home: Home }[] = [];

	/** The same sheet twice in the file is one line too many. */
	function isRepeated(row: Row, under: string | null): boolean {
		const { code, title } = row.read.fields;
		const key = code ? codeKey(code) : title && under ? titleKey(title, under) : null;
		if (!key) return false;
		const first = seen.get(key);
		const address = addressIn(row)(code ? "code" : "title");
		if (!first) seen.set(key, address);
		else
			tell({
				address,
				line: row.line,
				code: code ? "import.duplicate-code" : "import.duplicate-title",
				value: code ?? title,
				other: first,
			});
		return first !== undefined;
	}

	function homeOfSheet(row: Row): Home | null {
		const { line, read, heading } = row;
		const at = addressIn(row);
		const axisText = read.axisText || (read.objectiveText ? "" : heading.axisText);
		const objectiveText = read.objectiveText || (read.axisText ? "" : heading.objectiveText);
		const isTold = Boolean(axisText || objectiveText);
		if (!isTold) {
			const place = mapping.objectiveId ? places.stand(mapping.objectiveId) : null;
			if (!place) tell({ address: at(has("axis") ? "axis" : "title"), line, code: "import.missing-axis" });
			return place && { ...place, parent: null, codeBase: `${place.axisNumber}.${place.objectiveNumber}`, isTold };
		}
		// a list of ours names axes alone: a sheet known by its code stays under its objective there
		const known = read.fields.code && !objectiveText ? byCode.get(codeKey(read.fields.code)) : undefined;
		if (known?.length === 1 && places.isUnder(axisText, (known[0] as StandingSheet).objectiveId))
			return { objectiveId: (known[0] as StandingSheet).objectiveId, parent: null, codeBase: "", isTold };
		const place = places.find(axisText, objectiveText);
		if (!("refused" in place)) return { ...place, parent: null, codeBase: `${place.axisNumber}.${place.objectiveNumber}`, isTold };
		const value = place.at === "axis" ? axisText : objectiveText;
		tell({ address: at(has(place.at) ? place.at : "title"), line, code: place.refused, value, other: place.suggestion });
		return null;
	}

	/** @returns what the line does, unless something keeps it from being done */
	function draft(row: Row, home: Home): PlannedLine | null {
		const { line, read, cells } = row;
		const at = addressIn(row);
		const title = read.fields.title as string;
		const under = home.parent?.id ?? home.objectiveId;
		const address = at(read.fields.code ? "code" : "title");
		const matches = (read.fields.code ? byCode.get(codeKey(read.fields.code)) : byTitle.get(titleKey(title, under))) ?? [];
		if (matches.length > 1) {
			tell({ address, line, code: "import.several-sheets", value: read.fields.code ?? title, other: String(matches.length) });
			return null;
		}
		const standing = matches[0];
		if (standing) {
			const other = taken.get(standing.id);
			if (other || (home.parent && standing.parentId !== home.parent.id)) {
				tell({
					address,
					line,
					...(other ? { code: "import.duplicate-title", value: title, other } : { code: "import.other-parent", value: standing.code }),
				});
				return null;
			}
			taken.set(standing.id, address);
			const objectiveId = home.isTold && !standing.parentId ? home.objectiveId : standing.objectiveId;
			const changed = changesOf(standing, read, objectiveId, tell, at, remarks);
			return changed && keep({ ...changed, line }, home);
		}
		if (read.fields.code) usedCodes.add(codeKey(read.fields.code));
		const told = read.status ?? "draft";
		const status = home.parent ? statusOfSubAction(told) : told;
		if (status !== told) remark({ address: at("status"), line, code: "import.sub-action-status", value: status });
		if (/retard/i.test(textOf(cells[columnOf("status")])) && has("status"))
			remark({ address: at("status"), line, code: "import.late-is-computed" });
		const { objectiveId, parent } = home;
		return keep(
			{
				...{ line, kind: "created", sheetId: newId<SheetId>(), parentId: parent?.id ?? null, code: read.fields.code ?? "", title },
				fields: { ...blankFields, committeeId: parent?.committeeId ?? null, ...read.fields, objectiveId },
				partnerIds: read.partnerIds ?? [],
				status,
				statusReason: needReason.includes(status) ? (read.statusReason ?? "Motif non précisé dans le plan importé.") : null,
				revision: null,
			},
			home,
		);
	}
	function keep(plan: PlannedLine, home: Home): PlannedLine {
		drafts.push({ plan, home });
		return plan;
	}

	/** Numbers for lines without a code come last, so that none takes one the file gives further down. */
	function numberDrafts(): void {
		for (const { home, plan } of drafts) {
			if (plan.kind !== "created") continue;
			if (!plan.code) {
				let number = (lastNumbers.get(home.codeBase) ?? 0) + 1;
				while (usedCodes.has(codeKey(`${home.codeBase}.${number}`))) number++;
				lastNumbers.set(home.codeBase, number);
				plan.code = `${home.codeBase}.${number}`;
			}
			usedCodes.add(codeKey(plan.code));
			plan.fields.code = plan.code;
		}
	}

	const rows = readRows(grid, mapping, lineReader(mapping, headersAt(grid, mapping.headerLine), surroundings), { problems, remarks });
	const planned = new Map<Row, { plan: PlannedLine; home: Home } | null>();
	for (const row of rows.filter((one) => !isSubAction(one))) {
		const home = homeOfSheet(row);
		const isOnce = !isRepeated(row, home?.objectiveId ?? null);
		const plan = row.isSound && home && isOnce ? draft(row, home) : null;
		planned.set(row, plan && home && { plan, home });
	}
	numberDrafts();

	const parents = new Map<SheetId, Parent>(surroundings.sheets.filter(({ parentId }) => !parentId).map((sheet) => [sheet.id, sheet]));
	const brokenNames = new Set<string>();
	for (const [{ read }, one] of planned) {
		const { code, title, committeeId } = read.fields;
		if (!one) for (const name of [codeKey(code ?? ""), plain(title ?? "")]) brokenNames.add(name);
		else if (!one.plan.parentId) {
			const { sheetId: id, ...plan } = one.plan;
			const standing = parents.get(id);
			parents.set(id, {
				...{ id, code: plan.code, title: plan.title, objectiveId: one.home.objectiveId },
				committeeId: committeeId ?? standing?.committeeId ?? null,
			});
		}
	}
	const findParent = parentFinder(
		[...parents.values()],
		[
			...surroundings.sheets.filter(({ parentId }) => parentId),
			...rows.filter(isSubAction).map(({ read }) => ({ code: read.fields.code ?? "", title: read.subTitle || (read.fields.title ?? "") })),
		],
	);
	for (const row of rows.filter(isSubAction)) {
		const { read, line, above } = row;
		const named = read.parentText || (read.subTitle ? (read.fields.title ?? "") : "");
		if (read.subTitle) read.fields.title = read.subTitle;
		// its parent's own error is told: a second one here would not help
		if (named ? brokenNames.has(codeKey(named)) || brokenNames.has(plain(named)) : above && !planned.get(above)) continue;
		const found = named
			? findParent(named)
			: (parents.get(planned.get(above as Row)?.plan.sheetId as SheetId) ?? { refused: "import.parent-missing" });
		if ("refused" in found) {
			const address = addressOf(line, columnOf(read.parentText ? "parent" : named ? "title" : "subTitle"));
			const { refused: code, ...suggested } = found as { refused: string; suggestion?: string };
			tell({ address, line, code, value: named, other: suggested.suggestion });
			continue;
		}
		const isOnce = !isRepeated(row, found.id);
		if (row.isSound && isOnce && read.fields.title)
			draft(row, { objectiveId: found.objectiveId, parent: found, codeBase: found.code, isTold: true });
	}
	numberDrafts();

	if (drafts.length === 0 && problems.length === 0)
		tell({ address: addressOf(mapping.firstLine, titleColumn), line: mapping.firstLine, code: "import.no-lines" });
	const byLine = (a: Problem, b: Problem) => a.line - b.line;
	return {
		problems: problems.sort(byLine),
		remarks: remarks.sort(byLine),
		places: places.made,
		lines: drafts.map(({ plan }) => plan),
	};
}
