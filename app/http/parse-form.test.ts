import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseForm } from "./parse-form.server.ts";

const Schema = z.strictObject({
	title: z.string().max(20),
	rows: z
		.array(z.strictObject({ role: z.string() }))
		.max(3)
		.default([]),
});
const posted = (body: string | FormData | ReadableStream, headers?: Record<string, string>) =>
	new Request("https://maillage.example/x", { method: "POST", body, headers, duplex: "half" } as RequestInit);
const encoded = (body: string) => posted(body, { "Content-Type": "application/x-www-form-urlencoded" });

/** What a browser would be answered: the status of a page of error, or of the form given back. */
async function answerTo(request: Request, maxFields?: number) {
	try {
		const form = await parseForm(request, Schema, {}, maxFields);
		return form.ok ? { status: 200, value: form.value } : { status: form.invalid().init?.status, reply: form.invalid().data };
	} catch (thrown) {
		return { status: (thrown as { init?: { status?: number } }).init?.status };
	}
}

it("reads fields and rows", async () => {
	expect(await answerTo(encoded("title=a&rows[0].role=b&rows[1].role=c"))).toEqual({
		status: 200,
		value: { title: "a", rows: [{ role: "b" }, { role: "c" }] },
	});
});

it("reads as many fields as a form says it has, and not one more", async () => {
	const body = encoded(`title=a&${Array.from({ length: 1_500 }, (_, index) => `k${index}=1`).join("&")}`);
	expect((await answerTo(body.clone() as Request)).reply).toBeUndefined();
	expect((await answerTo(body, 1_501)).reply).toBeDefined();
});

it.each([
	"title=a&other=1",
	"title=a&title=b",
	"title[0].x=a",
	"title=123456789012345678901",
	"title=a&rows[999].role=x",
	"title=a&toString=1",
])("gives back, with its errors, a form that says %s", async (body) => {
	const { status, reply } = await answerTo(encoded(body));
	expect(status).toBe(400);
	expect(reply?.lastResult.error).toBeTruthy();
});

describe("what no form of ours sends", () => {
	it.each([
		["a prototype", "__proto__.isAdmin=1"],
		["a prototype in a row", "rows[0].__proto__=1"],
		["a constructor", "title=a&constructor=1"],
		["a constructor in a row", "rows[0].constructor=1"],
		["a list as long as memory", "title=a&rows[99999999].role=x"],
		["the longest list", "title=a&rows[4294967294].role=x"],
		["the length of a list", "title=a&rows[0].role=x&rows.length=999999999"],
		["a deep tree", `a${".a".repeat(5_000)}=1`],
		["lists of lists", `a${"[0]".repeat(5_000)}=1`],
		["an order to the form library", `__intent__=${encodeURIComponent('{"type":"insert","payload":{"name":"rows[99999999]"}}')}`],
		["a state of the form library", "__state__=%7B"],
		["thousands of fields", Array.from({ length: 2_000 }, (_, index) => `k${index}=1`).join("&")],
		["a character that nothing stores", "title=a%00b"],
	])("is refused at once: %s", async (_, body) => {
		const start = performance.now();
		// refused before the schema is asked: there is no form to give back
		expect(await answerTo(encoded(body))).toEqual({ status: 400 });
		expect(performance.now() - start).toBeLessThan(500);
		expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
	});

	it("is refused: a file, a broken multipart, another type, no type", async () => {
		const withFile = new FormData();
		withFile.set("title", new File(["x"], "x.txt"));
		const multipart = { "Content-Type": "multipart/form-data; boundary=x" };
		for (const request of [
			posted(withFile),
			posted('--x\r\nContent-Disposition: form-data; name="title"\r\n\r\na', multipart),
			posted("{}", { "Content-Type": "application/json" }),
			posted("title=a"),
		])
			expect((await answerTo(request)).status).toBe(400);
	});

	it("is refused: more than 1 MB, whatever length it announces", async () => {
		const chunk = new TextEncoder().encode(`title=${"a".repeat(99_994)}`);
		let sent = 0;
		const endless = new ReadableStream({
			pull: (controller) => {
				sent += chunk.length;
				controller.enqueue(chunk);
			},
		});
		const type = { "Content-Type": "application/x-www-form-urlencoded" };
		expect((await answerTo(posted(endless, type))).status).toBe(413);
		expect(sent).toBeLessThan(2_000_000);
		expect((await answerTo(posted("title=a", { ...type, "Content-Length": "5000000" }))).status).toBe(413);
	});
});
