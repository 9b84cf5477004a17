import { parentPort, workerData } from "node:worker_threads";
import { readSpreadsheet, SpreadsheetRefused } from "./spreadsheets.server.ts";

/** Reads one spreadsheet beside the thread that serves pages, and answers once. Run by Node as it is: it imports by path. */
try {
	parentPort?.postMessage({ grids: readSpreadsheet(Buffer.from(workerData as Uint8Array)) });
} catch (error) {
	if (!(error instanceof SpreadsheetRefused)) throw error;
	parentPort?.postMessage({ refused: error.code });
}
