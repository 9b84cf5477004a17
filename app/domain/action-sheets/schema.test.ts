import { getZodConstraint } from "@conform-to/zod/v4";
import { expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { EditSection } from "./schema.ts";

it("makes nothing mandatory in the forms of a sheet but what names it and where it stands", () => {
	const required = Object.values(EditSection).flatMap((schema) =>
		Object.entries(getZodConstraint(schema)).flatMap(([name, constraint]) => (constraint?.required && !name.endsWith("[]") ? [name] : [])),
	);
	expect([...new Set(required)].filter((name) => name !== "sheetId" && name !== "revision")).toEqual(["code", "title", "objectiveId"]);
});

it("takes labels as they are typed, one a line or between commas, each once, ten at most and short", () => {
	const tags = (typed: string) =>
		EditSection.identite.safeParse({
			...{ sheetId: newId(), revision: "1", code: "1", title: "Une action", objectiveId: newId() },
			tags: typed,
		});
	expect(tags(" Santé \r\nsanté, Petite   enfance;;\n").data?.tags).toEqual(["Santé", "Petite enfance"]);
	expect(tags("").data?.tags).toEqual([]);
	for (const wrong of ["x".repeat(31), "a,b,c,d,e,f,g,h,i,j,k"]) {
		expect(tags(wrong).error?.issues).toMatchObject([{ message: "sheet.tags-too-many", path: ["tags"] }]);
	}
});
