import type { SheetStatus } from "../action-sheets/types.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import {
	addressOf,
	isBlank,
	type Reading,
	readAmount,
	readDay,
	readFlag,
	readList,
	readNature,
	readParticipation,
	readPriority,
	readProgress,
	readStatus,
	textOf,
} from "./cells.ts";
import { type Match, nameIndex } from "./names.ts";
import type { Cell, ImportedFields, ImportField, ImportMapping, Problem, Surroundings } from "./types.ts";

/** What one line says; fields that its cells leave empty are absent. */
export interface ReadLine {
	line: number;
	fields: Partial<Omit<ImportedFields, "objectiveId">>;
	axisText: string;
	objectiveText: string;
	/** Code or title of the sheet it is a sub-action of. */
	parentText: string;
	/** Its own title, where the column of titles gives the parent's. */
	subTitle: string;
	partnerIds: OrganisationId[] | null;
	status: SheetStatus | null;
	statusReason: string | null;
	/** Address of the cell that each field came from. */
	addresses: Partial<Record<ImportField, string>>;
}

const texts = {
	scheduleLabel: 300,
	context: 10_000,
	need: 10_000,
	aims: 10_000,
	description: 10_000,
	expectedResults: 10_000,
	evaluationMethod: 10_000,
	humanResources: 10_000,
	materialResources: 10_000,
	cafFunding: 10_000,
	risks: 10_000,
	communication: 10_000,
	title: 300,
} as const;
const lists = ["targetGroups", "areas", "services", "relatedSchemes"] as const;
const readers = {
	isFlagship: readFlag,
	isRecurring: readFlag,
	nature: readNature,
	priority: readPriority,
	progress: readProgress,
	startOn: readDay,
	endOn: readDay,
	plannedBudget: readAmount,
	actualBudget: readAmount,
} as const satisfies Partial<Record<ImportField, (cell: Cell | undefined) => Reading<unknown>>>;

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** Makes the function that reads lines: the same for the dry run and for the import itself. */
export function lineReader(mapping: ImportMapping, headers: readonly string[], surroundings: Surroundings) {
	const organisationOf = nameIndex(surroundings.organisations);
	const personOf = nameIndex(surroundings.people, { anyOrder: true });
	const committeeOf = nameIndex(surroundings.committees);

	return function readLine(
		row: readonly Cell[],
		line: number,
		tell: (problem: Problem) => void,
		remark: (problem: Problem) => void,
	): ReadLine {
		const read: ReadLine = {
			line,
			fields: {},
			axisText: "",
			objectiveText: "",
			parentText: "",
			subTitle: "",
			partnerIds: null,
			status: null,
			statusReason: null,
			addresses: {},
		};
		const descriptions: string[] = [];
		const notes: string[] = [];
		const fields = read.fields as Record<string, unknown>;

		for (const [column, field] of mapping.columns.entries()) {
			const cell = row[column];
			if (!field || isBlank(cell)) continue;
			const address = addressOf(line, column);
			read.addresses[field] ??= address;
			const text = textOf(cell);
			const reject = (code: string, other?: string) => tell({ address, line, code, value: short(text), ...(other ? { other } : {}) });
			const note = (what = text) => notes.push(`${headers[column] || `Colonne ${address.replace(/\d+$/, "")}`} : ${what}`);
			/** An unknown name is refused with the nearest one, or kept in the file's own words. */
			const settle = <Id>(match: Match<Id>, code: string, name = text): Id | null => {
				if ("id" in match) return match.id;
				const problem = {
					address,
					line,
					code: `import.${match.refused}-${code}`,
					value: short(name),
					...(match.suggestion ? { other: match.suggestion } : {}),
				};
				if (mapping.keepsUnknown) {
					note(name);
					remark({ ...problem, code: `import.kept-${code}` });
				} else tell(problem);
				return null;
			};

			if (typeof cell === "object" && cell && "error" in cell) reject("import.spreadsheet-error");
			else if (field === "code") {
				const code = typeof cell === "number" ? String(cell) : text;
				if (typeof cell === "object") reject("import.code-is-a-day");
				else if (code.length > 20) reject("import.too-long", "20");
				else fields.code = code;
			} else if (field === "axis") read.axisText = typeof cell === "number" ? String(cell) : text;
			else if (field === "objective") read.objectiveText = typeof cell === "number" ? String(cell) : text;
			else if (field === "parent") read.parentText = typeof cell === "number" ? String(cell) : text;
			else if (field === "subTitle") {
				if (text.length > texts.title) reject("import.too-long", String(texts.title));
				else read.subTitle = text;
			} else if (field === "note") note();
			else if (field === "noteAmount") {
				const amount = readAmount(cell);
				if ("refused" in amount) reject(amount.refused);
				else note();
			} else if (field === "description") descriptions.push(text);
			else if (field in readers) {
				const result: Reading<unknown> = readers[field as keyof typeof readers](cell);
				if ("refused" in result) reject(result.refused);
				else fields[field] = result.value;
			} else if (field in texts) {
				const max = texts[field as keyof typeof texts];
				if (text.length > max) reject("import.too-long", String(max));
				else fields[field] = text;
			} else if (lists.some((one) => one === field)) {
				const items = readList(cell);
				if (items.length > 30 || items.some((item) => item.length > 200)) reject("import.list-too-long");
				else fields[field] = items;
			} else if (field === "status") {
				const status = readStatus(cell);
				if ("refused" in status) reject(status.refused);
				else read.status = status.value;
			} else if (field === "statusReason") read.statusReason = text.slice(0, 1_000);
			else if (field === "participationLevel") {
				const level = readParticipation(cell);
				if (!("refused" in level)) fields.participationLevel = level.value;
				else if (mapping.keepsUnknown) note();
				else reject(level.refused);
			} else if (field === "partners") {
				const ids = readList(cell).map((name) => settle(organisationOf(name), "organisation", name));
				read.partnerIds = [...new Set([...(read.partnerIds ?? []), ...ids.filter((id) => id !== null)])];
			} else if (field === "committee") {
				const id = settle(committeeOf(text), "committee");
				if (id) fields.committeeId = id;
			} else if (field === "leadOrganisation") {
				// a column « Pilote » may name a person
				const person = personOf(text);
				const match = organisationOf(text);
				if (!("id" in match) && "id" in person) fields.leadPersonId ??= person.id;
				else {
					const id = settle(match, "organisation");
					if (id) fields.leadOrganisationId = id;
				}
			} else {
				const id = settle(personOf(text), "person");
				if (id) fields[`${field}Id`] = id;
			}
		}

		const description = [...descriptions, ...notes].join("\n\n");
		if (description.length > 10_000) {
			tell({
				address: read.addresses.description ?? read.addresses.note ?? addressOf(line, 0),
				line,
				code: "import.too-long",
				value: "",
				other: "10 000",
			});
		} else if (description) fields.description = description;
		if (read.fields.startOn && read.fields.endOn && read.fields.endOn < read.fields.startOn) {
			tell({ address: read.addresses.endOn as string, line, code: "import.ends-before-start" });
		}
		return read;
	};
}
