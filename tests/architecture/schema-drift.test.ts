import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { generateTypes, schemaFile } from "#db/codegen.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

it("the generated types are those of the migrations", () => {
	const folder = mkdtempSync(path.join(tmpdir(), "maillage-types-"));
	const fresh = path.join(folder, "schema.gen.ts");
	generateTypes(database.adminUrl, fresh);
	expect(readFileSync(fresh, "utf8")).toBe(readFileSync(schemaFile, "utf8"));
	rmSync(folder, { recursive: true });
});
