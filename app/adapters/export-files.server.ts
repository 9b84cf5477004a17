import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** The files that jobs prepare, outside anything that the web serves by itself. A name is an id and an extension, never a person's. */
export interface ExportFiles {
	/** Whole or not at all: a reader never sees half a file. */
	write(name: string, bytes: Uint8Array): Promise<void>;
	/** Null when it is not there, or no longer. */
	read(name: string): Promise<Buffer | null>;
	remove(name: string): Promise<void>;
}

export function createExportFiles(dataDir: string): ExportFiles {
	const folder = path.resolve(dataDir, "exports");
	const fileOf = (name: string) => {
		if (!/^[0-9a-f-]{36}\.[a-z]{3,4}$/.test(name)) throw new TypeError("not the name of an export");
		return path.join(folder, name);
	};
	return {
		async write(name, bytes) {
			const file = fileOf(name);
			await mkdir(folder, { recursive: true, mode: 0o700 });
			await writeFile(`${file}.part`, bytes, { mode: 0o600 });
			await rename(`${file}.part`, file);
		},
		read: (name) => readFile(fileOf(name)).catch(absent),
		remove: (name) => rm(fileOf(name), { force: true }),
	};
}

const absent = (error: NodeJS.ErrnoException): null => {
	if (error.code === "ENOENT") return null;
	throw error;
};
