import { readSpreadsheetAside } from "#app/adapters/spreadsheet-reader.server.ts";
import { maxSpreadsheetBytes, type PlainGrid, SpreadsheetRefused } from "#app/adapters/spreadsheets.server.ts";
import { readUpload } from "./read-upload.server.ts";

interface Uploaded {
	fileName: string;
	fileBytes: Buffer;
	grids: PlainGrid[];
}

/** Reads the spreadsheet of a form's field « file »; or says, by its code, why not. */
export async function readUploadedSpreadsheet(request: Request): Promise<Uploaded | { refused: string }> {
	const read = await readUpload(request, "file", maxSpreadsheetBytes);
	if (!read.ok) return { refused: read.why === "missing" ? "import.no-file" : "import.file-too-big" };
	try {
		const fileBytes = Buffer.from(read.upload.bytes);
		return { fileName: read.upload.name, fileBytes, grids: await readSpreadsheetAside(fileBytes) };
	} catch (error) {
		if (error instanceof SpreadsheetRefused) return { refused: error.code };
		throw error;
	}
}
