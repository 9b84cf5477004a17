import { describe, expect, it } from "vitest";
import { isFromOurPages } from "./same-origin.server.ts";

const publicUrl = new URL("https://maillage.example");
const post = (headers: Record<string, string>) =>
	isFromOurPages(new Request("https://maillage.example/x", { method: "POST", headers }), publicUrl);

describe("the gate in front of unsafe requests", () => {
	it("lets every safe request through", () => {
		expect(isFromOurPages(new Request("https://maillage.example/x", { headers: { "Sec-Fetch-Site": "cross-site" } }), publicUrl)).toBe(
			true,
		);
	});
	it.each([
		["a form of our own page", { "Sec-Fetch-Site": "same-origin" }, true],
		["another site", { "Sec-Fetch-Site": "cross-site" }, false],
		["a sister subdomain", { "Sec-Fetch-Site": "same-site" }, false],
		["typed by hand", { "Sec-Fetch-Site": "none" }, false],
		["an old browser on our page", { Origin: "https://maillage.example" }, true],
		["an old browser elsewhere", { Origin: "https://autre.example" }, false],
		["an opaque origin", { Origin: "null" }, false],
		["no word of origin at all", {}, false],
		["a forged host", { Host: "maillage.example" }, false],
	])("judges %s", (_, headers, expected) => {
		expect(post(headers as Record<string, string>)).toBe(expected);
	});
});
