import { type CommittedField, committedFields, type SheetStatus } from "../action-sheets/types.ts";
import type { ReadLine } from "./read-line.ts";
import type { ImportedField, ImportedFields, ImportField, PlannedLine, Problem, StandingSheet } from "./types.ts";

const open: readonly SheetStatus[] = ["draft", "proposed", "reviewed"];
/** What the steering committee validated, and where it is in the file: changing it is a new version, decided on the sheet's own page. */
const columnOfCommitted: Partial<Record<CommittedField, ImportField>> = {
	title: "title",
	objectiveId: "objective",
	leadOrganisationId: "leadOrganisation",
	leadPersonId: "leadPerson",
	endOn: "endOn",
};
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a line changes of a sheet that stands: empty cells change nothing, and its status moves only on its own page. */
export function changesOf(
	standing: StandingSheet,
	read: ReadLine,
	objectiveId: ImportedFields["objectiveId"],
	tell: (problem: Problem) => void,
	at: (field: ImportField) => string,
	remarks: Problem[],
): Omit<PlannedLine, "line"> | null {
	const { line } = read;
	const wanted: Partial<ImportedFields> = { ...read.fields, objectiveId };
	const fields = Object.fromEntries(
		Object.entries(wanted).filter(([name, value]) => !isSame(value, standing[name as ImportedField])),
	) as Partial<ImportedFields>;
	const locked = standing.parentId || open.includes(standing.status) ? undefined : committedFields.find((name) => name in fields);
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
		parentId: standing.parentId,
		code: standing.code,
		title: read.fields.title as string,
		fields,
		partnerIds: added,
		status: standing.status,
		statusReason: null,
		revision: standing.revision,
	};
}
