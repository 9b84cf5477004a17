import { getZodConstraint } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import { EditSection } from "./schema.ts";

it("makes nothing mandatory in the forms of a sheet but what names it and where it stands", () => {
	const required = Object.values(EditSection).flatMap((schema) =>
		Object.entries(getZodConstraint(schema)).flatMap(([name, constraint]) => (constraint?.required && !name.endsWith("[]") ? [name] : [])),
	);
	expect([...new Set(required)].filter((name) => name !== "sheetId" && name !== "revision")).toEqual(["code", "title", "objectiveId"]);
});
