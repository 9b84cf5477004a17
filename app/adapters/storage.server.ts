import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";

export interface Storage {
	write: (key: string, bytes: Uint8Array) => Promise<void>;
	/** @throws when there is no such file */
	read: (key: string) => Promise<ReadableStream<Uint8Array>>;
	setAside: (key: string) => Promise<void>;
	/** Also what was set aside. */
	discard: (key: string) => Promise<void>;
	listOlderThan: (instant: Date) => Promise<string[]>;
}

/** Files in a folder of their own, outside of all that the web serves, readable by this account alone. */
export function createStorage(folder: string): Storage {
	const asideFolder = path.join(folder, "removed");
	const ready = async () => void (await mkdir(asideFolder, { recursive: true, mode: 0o700 }));
	const isKey = (name: string) => /^[0-9a-f]{32}$/.test(name);
	const fileOf = (key: string, place = folder) => {
		if (!isKey(key)) throw new RangeError("not a storage key");
		return path.join(place, key);
	};
	return {
		async write(key, bytes) {
			await ready();
			const file = await open(fileOf(key), "wx", 0o600);
			try {
				await file.writeFile(bytes);
				await file.sync();
			} catch (error) {
				await rm(fileOf(key), { force: true }); // half a file, on a full disk, is room for nobody
				throw error;
			} finally {
				await file.close();
			}
		},
		async read(key) {
			const stream = createReadStream(fileOf(key));
			await new Promise((resolve, reject) => stream.once("open", resolve).once("error", reject));
			return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
		},
		async setAside(key) {
			await ready();
			await rename(fileOf(key), fileOf(key, asideFolder));
		},
		async discard(key) {
			for (const place of [folder, asideFolder]) await rm(fileOf(key, place), { force: true });
		},
		async listOlderThan(instant) {
			await ready();
			const keys: string[] = [];
			for (const place of [folder, asideFolder]) {
				for (const name of (await readdir(place)).filter(isKey)) {
					const { mtime } = await stat(fileOf(name, place));
					if (mtime < instant) keys.push(name);
				}
			}
			return keys;
		},
	};
}
