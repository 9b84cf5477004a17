import { type CommittedField, committedFields, type SheetStatus } from "../action-sheets/types.ts";
import type { SheetId } from "../kernel/ids.ts";
import { addressOf, isBlank, plain, textOf } from "./cells.ts";
import { headersAt } from "./guess.ts";
import { placeFinder } from "./places.ts";
import { lineReader, type ReadLine } from "./read-line.ts";
import type {
	Grid,
	ImportedField,
	ImportedFields,
	ImportField,
	ImportMapping,
	ImportPlan,
	PlannedLine,
	Problem,
	StandingSheet,
	Surroundings,
} from "./types.ts";

/** What keeps a mapping from being read at all. */
export function mappingFaults({ columns, programmeId, headerLine, firstLine }: ImportMapping): string[] {
	const once = columns.filter((field) => field && !["note", "noteAmount", "partners", "description"].includes(field));
	return [
		...(programmeId ? [] : ["import.no-programme"]),
		...(columns.includes("title") ? [] : ["import.no-title-column"]),
		...(new Set(once).size < once.length ? ["import.field-twice"] : []),
		...(firstLine > headerLine ? [] : ["import.lines-before-header"]),
	];
}

const blankFields: Omit<ImportedFields, "code" | "title" | "objectiveId"> = {
	isFlagship: false,
	nature: null,
	priority: null,
	progress: 0,
	leadOrganisationId: null,
	leadPersonId: null,
	electedLeadId: null,
	technicalLeadId: null,
	committeeId: null,
	services: [],
	startOn: null,
	endOn: null,
	scheduleLabel: null,
	isRecurring: false,
	context: null,
	need: null,
	aims: null,
	description: null,
	expectedResults: null,
	evaluationMethod: null,
	targetGroups: [],
	areas: [],
	humanResources: null,
	materialResources: null,
	plannedBudget: null,
	actualBudget: null,
	cafFunding: null,
	risks: null,
	relatedSchemes: [],
	communication: null,
	participationLevel: null,
};

const open: readonly SheetStatus[] = ["draft", "proposed", "reviewed"];
/** What the steering committee validated, and where it is in the file: changing it is a new version, decided on the sheet's own page. */
const columnOfCommitted: Partial<Record<CommittedField, ImportField>> = {
	title: "title",
	objectiveId: "objective",
	leadOrganisationId: "leadOrganisation",
	leadPersonId: "leadPerson",
	endOn: "endOn",
};
const needReason: readonly SheetStatus[] = ["blocked", "on_hold", "abandoned"];
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const codeKey = (code: string) => code.trim().toLowerCase();
const titleKey = (title: string, objectiveId: string) => `${objectiveId} ${plain(title)}`;

/**
 * Reads the whole tab and says what importing it would do. Pure: the dry run shows this plan, the import carries it out.
 * A sheet is the one that stands with the same code in the programme or, without a code, with the same title and objective.
 */
export function planImport(grid: Grid, mapping: ImportMapping, surroundings: Surroundings): ImportPlan {
	const problems: Problem[] = [];
	const remarks: Problem[] = [];
	const tell = (problem: Problem) => problems.push(problem);
	const places = placeFinder(surroundings.axes, mapping.createsPlaces);
	const readLine = lineReader(mapping, headersAt(grid, mapping.headerLine), surroundings);
	const columnOf = (field: ImportMapping["columns"][number]) => Math.max(0, mapping.columns.indexOf(field));
	const titleColumn = columnOf("title");

	for (const range of grid.merges) {
		const line = Number(/\d+/.exec(range)?.[0]);
		if (Number(/(\d+)$/.exec(range)?.[1]) >= mapping.firstLine)
			remarks.push({ address: range.split(":")[0] as string, line, code: "import.merged-cells", other: range });
	}

	const byCode = Map.groupBy(surroundings.sheets, ({ code }) => codeKey(code));
	const byTitle = Map.groupBy(surroundings.sheets, ({ title, objectiveId }) => titleKey(title, objectiveId));
	const usedCodes = new Set(surroundings.sheets.map(({ code }) => codeKey(code)));
	const seen = new Map<string, string>();
	const taken = new Map<SheetId, string>();
	const drafts: { read: ReadLine; plan: PlannedLine }[] = [];
	let heading: { axisText: string; objectiveText: string } = { axisText: "", objectiveText: "" };

	for (let line = mapping.firstLine; line <= grid.rows.length; line++) {
		const row = grid.rows[line - 1] ?? [];
		const filled = mapping.columns.filter((field, column) => field && !isBlank(row[column]));
		if (filled.length === 0) continue;
		const at = (field: ImportMapping["columns"][number]) => addressOf(line, columnOf(field));
		if (filled.every((field) => field === "axis" || field === "objective")) {
			// a line that only announces the axis or objective of those below it
			const axisText = filled.includes("axis") ? textOf(row[columnOf("axis")]) : heading.axisText;
			heading = { axisText, objectiveText: filled.includes("objective") ? textOf(row[columnOf("objective")]) : "" };
			remarks.push({
				address: at(filled[0] as "axis"),
				line,
				code: "import.heading-line",
				value: [axisText, heading.objectiveText].filter(Boolean).join(", "),
			});
			continue;
		}
		const before = problems.length;
		const read = readLine(row, line, tell, (problem) => remarks.push(problem));
		const title = read.fields.title;
		if (!title && isBlank(row[titleColumn])) tell({ address: addressOf(line, titleColumn), line, code: "import.missing-title" });

		const axisText = read.axisText || (read.objectiveText ? "" : heading.axisText);
		const objectiveText = read.objectiveText || (read.axisText ? "" : heading.objectiveText);
		let place: ReturnType<typeof places.stand> = null;
		if (axisText || objectiveText) {
			const found = places.find(axisText, objectiveText);
			if ("refused" in found) {
				const value = found.at === "axis" ? axisText : objectiveText;
				tell({
					address: at(mapping.columns.includes(found.at) ? found.at : "title"),
					line,
					code: found.refused,
					value,
					other: found.suggestion,
				});
			} else place = found;
		} else {
			place = mapping.objectiveId ? places.stand(mapping.objectiveId) : null;
			if (!place) tell({ address: at(mapping.columns.includes("axis") ? "axis" : "title"), line, code: "import.missing-axis" });
		}

		const key = read.fields.code ? codeKey(read.fields.code) : title && place ? titleKey(title, place.objectiveId) : null;
		if (key) {
			const first = seen.get(key);
			const here = at(read.fields.code ? "code" : "title");
			if (first)
				tell({
					address: here,
					line,
					code: read.fields.code ? "import.duplicate-code" : "import.duplicate-title",
					value: read.fields.code ?? title,
					other: first,
				});
			else seen.set(key, here);
		}
		if (problems.length > before || !title || !place) continue;

		const matches = (read.fields.code ? byCode.get(codeKey(read.fields.code)) : byTitle.get(titleKey(title, place.objectiveId))) ?? [];
		const address = at(read.fields.code ? "code" : "title");
		if (matches.length > 1) {
			tell({ address, line, code: "import.several-sheets", value: read.fields.code ?? title, other: String(matches.length) });
			continue;
		}
		const standing = matches[0];
		if (standing) {
			const other = taken.get(standing.id);
			if (other) {
				tell({ address, line, code: "import.duplicate-title", value: title, other });
				continue;
			}
			taken.set(standing.id, address);
			const hasPlace = Boolean(axisText || objectiveText);
			const changed = changesOf(standing, read, hasPlace ? place.objectiveId : standing.objectiveId, tell, at, remarks);
			if (changed) drafts.push({ read, plan: { ...changed, line } });
			continue;
		}
		if (read.fields.code) usedCodes.add(codeKey(read.fields.code));
		const status = read.status ?? "draft";
		if (/retard/i.test(textOf(row[columnOf("status")])) && mapping.columns.includes("status")) {
			remarks.push({ address: at("status"), line, code: "import.late-is-computed" });
		}
		drafts.push({
			read,
			plan: {
				line,
				kind: "created",
				sheetId: null,
				code: read.fields.code ?? `${place.axisNumber}.${place.objectiveNumber}`,
				title,
				fields: { ...blankFields, ...read.fields, objectiveId: place.objectiveId },
				partnerIds: read.partnerIds ?? [],
				status,
				statusReason: needReason.includes(status) ? (read.statusReason ?? "Motif non précisé dans le plan importé.") : null,
				revision: null,
			},
		});
	}
	if (drafts.length === 0 && problems.length === 0)
		tell({ address: addressOf(mapping.firstLine, titleColumn), line: mapping.firstLine, code: "import.no-lines" });

	// numbers for lines without a code come last, so that none takes one the file gives further down
	for (const { read, plan } of drafts) {
		if (plan.kind !== "created" || read.fields.code) continue;
		const base = plan.code;
		let number = 1;
		while (usedCodes.has(`${base}.${number}`)) number++;
		plan.code = `${base}.${number}`;
		usedCodes.add(plan.code);
	}
	for (const { plan } of drafts) if (plan.kind === "created") plan.fields.code = plan.code;
	return { problems, remarks, places: places.made, lines: drafts.map(({ plan }) => plan) };
}

/** What a line changes of a sheet that stands: empty cells change nothing, and its status moves only on its own page. */
function changesOf(
	standing: StandingSheet,
	read: ReadLine,
	objectiveId: ImportedFields["objectiveId"],
	tell: (problem: Problem) => void,
	at: (field: ImportMapping["columns"][number]) => string,
	remarks: Problem[],
): Omit<PlannedLine, "line"> | null {
	const { line } = read;
	const wanted: Partial<ImportedFields> = { ...read.fields, objectiveId };
	const fields = Object.fromEntries(
		Object.entries(wanted).filter(([name, value]) => !isSame(value, standing[name as ImportedField])),
	) as Partial<ImportedFields>;
	const locked = open.includes(standing.status) ? undefined : committedFields.find((name) => name in fields);
	if (locked) {
		const field = columnOfCommitted[locked] ?? "title";
		tell({
			address: at(field === "objective" && !read.objectiveText ? "axis" : field),
			line,
			code: "import.validated-sheet",
			value: standing.code,
		});
		return null;
	}
	const startOn = fields.startOn ?? standing.startOn;
	const endOn = fields.endOn ?? standing.endOn;
	if (startOn && endOn && endOn < startOn) {
		tell({ address: at(fields.endOn ? "endOn" : "startOn"), line, code: "import.ends-before-start" });
		return null;
	}
	if (read.status && read.status !== standing.status)
		remarks.push({ address: at("status"), line, code: "import.status-kept", value: standing.code });
	const added = (read.partnerIds ?? []).filter((id) => !standing.partnerIds.includes(id));
	const isChanged = Object.keys(fields).length > 0 || added.length > 0;
	return {
		kind: isChanged ? "changed" : "unchanged",
		sheetId: standing.id,
		code: standing.code,
		title: read.fields.title as string,
		fields,
		partnerIds: added,
		status: standing.status,
		statusReason: null,
		revision: standing.revision,
	};
}
