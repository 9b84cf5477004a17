import { expect, it } from "vitest";
import { pageOf } from "./pages.ts";

it.each([
	[1, 0, { page: 1, pageCount: 1, offset: 0 }],
	[1, 50, { page: 1, pageCount: 1, offset: 0 }],
	[2, 51, { page: 2, pageCount: 2, offset: 50 }],
	[99, 120, { page: 3, pageCount: 3, offset: 100 }],
])("shows, when page %i of %i things is asked for, %j", (asked, total, shown) => {
	expect(pageOf(asked, total, 50)).toEqual(shown);
});
