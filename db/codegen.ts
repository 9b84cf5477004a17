import { spawnSync } from "node:child_process";
import path from "node:path";

export const schemaFile = path.join(import.meta.dirname, "schema.gen.ts");

/** Writes the types of the migrated database at `url` to `outFile`. */
export function generateTypes(url: string, outFile = schemaFile): void {
	const args = [
		"--dialect=postgres",
		`--url=${url}`,
		`--out-file=${outFile}`,
		"--camel-case",
		"--date-parser=string",
		"--numeric-parser=number",
	];
	args.push(
		"--default-schema=public",
		"--include-pattern=public.*",
		"--exclude-pattern=kysely_*",
		`--overrides=${JSON.stringify({ columns: int8Columns })}`,
	);
	const { status, stderr, stdout } = spawnSync(path.resolve("node_modules/.bin/kysely-codegen"), args, { encoding: "utf8" });
	if (status !== 0) throw new Error(`kysely-codegen failed: ${stderr || stdout}`);
}

// our pool reads bigint as a number (see client.server.ts); the generator does not know
const int8Columns = {
	"journal_head.seq": "number",
	"access_entry.seq": "number",
	"access_head.seq": "number",
	"journal_entry.seq": "number",
	"minutes_update.seq": "Generated<number>",
	"outbox.seq": "Generated<number>",
	"rate_limit.expire": "number | null",
};
