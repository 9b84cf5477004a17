import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBytes, readMailReturn } from "./mail-return.ts";

const messageId = "<0123456789abcdef0123456789abcdef01234567@maillage.exemple.fr>";
const sentBack = `From: Maillage <maillage@exemple.fr>\nTo: =?utf-8?Q?L=C3=A9a?= <lea@exemple.fr>\nMessage-ID:\n ${messageId}\nSubject: Avis`;
const report = (kind: string, parts: string[]) =>
	`Return-Path: <>\nContent-Type: multipart/report; report-type=${kind};\n\tboundary="=_b:1"\nMIME-Version: 1.0\n\nA report.\n${parts
		.map((part) => `--=_b:1\n${part}\n`)
		.join("")}--=_b:1--\n`;
const human = "Content-Type: text/plain\n\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; intrus@exemple.fr";
const original = `Content-Type: message/rfc822\n\n${sentBack}\n\n<p>Message-ID: <autre@exemple.org></p>`;
const status = (...lines: string[]) =>
	`Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.exemple.fr\nArrival-Date: Mon, 23 Nov 2026 09:00:00 +0100\n\n${lines.join("\n")}`;
const failed = (code: string, ...more: string[]) =>
	status("Final-Recipient: rfc822; Lea@Exemple.fr", "Action: failed", `Status: ${code}`, ...more);
const bounce = (part: string, back = original) => report("delivery-status", [human, part, back]);
const lea = { address: "lea@exemple.fr", isForGood: true, code: 550 };

describe("a mail that did not arrive", () => {
	it.each([
		["an unknown mailbox", failed("5.1.1", "Diagnostic-Code: smtp; 550 5.1.1 No such user"), lea],
		["the code that the server answered", failed("5.2.1", "Diagnostic-Code: smtp;\n 552 5.2.1 disabled"), { ...lea, code: 552 }],
		["a refusal without its words", failed("5.4.4"), lea],
		["a text refused as spam", failed("5.7.1", "Diagnostic-Code: smtp; 554 5.7.1 rejected"), { ...lea, isForGood: false, code: 554 }],
		["a server that gave up", failed("4.4.7 (delivery expired)"), { ...lea, isForGood: false, code: 450 }],
	])("says whose: %s", (_, part, expected) => {
		const found = { kind: "bounce", messageId, refused: [expected] };
		expect(readMailReturn(bounce(part))).toEqual(found);
		expect(readMailReturn(bounce(part).replaceAll("\n", "\r\n"))).toEqual(found);
		expect(readMailReturn(bounce(part, `Content-Type: text/rfc822-headers\n\n${sentBack}`))).toEqual(found);
	});
	it("also names the address before it was forwarded, and each of several", () => {
		const part = status(
			"Original-Recipient: rfc822;lea@exemple.fr\nFinal-Recipient: rfc822;ailleurs@exemple.org\nAction: failed\nStatus: 5.1.1",
			"",
			"Final-Recipient: rfc822;deux@exemple.fr\nAction: delivered\nStatus: 2.0.0",
			"",
			"Final-Recipient: rfc822;trois@exemple.fr\nAction: failed\nStatus: 4.2.2",
		);
		const refused = readMailReturn(bounce(part));
		expect(refused).toMatchObject({
			refused: [{ address: "lea@exemple.fr" }, { address: "ailleurs@exemple.org" }, { address: "trois@exemple.fr", isForGood: false }],
		});
	});
	it.each([
		["is only late", bounce(failed("4.4.1").replace("failed", "delayed"))],
		["arrived", bounce(failed("2.0.0").replace("failed", "delivered"))],
		["quotes no mail", report("delivery-status", [human, failed("5.1.1")])],
		["quotes a mail without its Message-ID", bounce(failed("5.1.1"), "Content-Type: message/rfc822\n\nTo: lea@exemple.fr\n\nBonjour")],
		["is told in words only", `Content-Type: text/plain\n\n${failed("5.1.1")}\n\n${original}`],
		["is not a report", bounce(failed("5.1.1")).replace("multipart/report", "multipart/mixed")],
	])("says nothing when it %s", (_, raw) => {
		expect(readMailReturn(raw)).toBeNull();
	});
	it("reads parts written in base64 and in quoted-printable", () => {
		const [head, body] = [failed("5.1.1").split("\n\n")[0], failed("5.1.1").split("\n\n").slice(1).join("\n\n")];
		const base64 = `${head}\nContent-Transfer-Encoding: base64\n\n${Buffer.from(body).toString("base64")}`;
		const quoted = `${head}\nContent-Transfer-Encoding: quoted-printable\n\n${body.replace("failed", "fail=\ned").replace("@", "=40")}`;
		for (const part of [base64, quoted]) expect(readMailReturn(bounce(part))).toMatchObject({ refused: [lea] });
	});
});

describe("a mail called unwanted", () => {
	const complaint = (type: string, more = "") =>
		report("feedback-report", [human, `Content-Type: message/feedback-report\n\nFeedback-Type: ${type}\nVersion: 1\n${more}`, original]);
	it("says whose, from the report and from the mail itself", () => {
		expect(readMailReturn(complaint("abuse"))).toEqual({ kind: "complaint", messageId, addresses: ["lea@exemple.fr"] });
		expect(readMailReturn(complaint("abuse", "Original-Rcpt-To: <x@exemple.org>\n"))).toEqual({
			kind: "complaint",
			messageId,
			addresses: ["x@exemple.org", "lea@exemple.fr"],
		});
	});
	it.each(["not-spam", "fraud", "auth-failure", ""])("is one only when it says so: not %j", (type) => {
		expect(readMailReturn(complaint(type))).toBeNull();
	});
});

describe("whatever arrives", () => {
	const pieces = [
		"--=_b:1",
		"--=_b:1--",
		"\n",
		"\r\n",
		"\n\n",
		" ",
		":",
		";",
		"<",
		">",
		"@",
		"=",
		"=4",
		'"',
		"Content-Type: multipart/report; boundary=",
		'boundary="=_b:1"',
		"report-type=delivery-status",
		"report-type=feedback-report",
		"Content-Type: message/delivery-status",
		"Content-Type: message/rfc822",
		"Content-Transfer-Encoding: base64",
		"Content-Transfer-Encoding: quoted-printable",
		"Action: failed",
		"Status: 5.1.1",
		"Final-Recipient: rfc822;",
		"Feedback-Type: abuse",
		"Message-ID:",
		messageId,
		"lea@exemple.fr",
		"\0",
		"é",
		"\ud800",
	];
	const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 30 })), { maxLength: 60 }).map((all) => all.join(""));
	const mangled = fc
		.tuple(fc.constantFrom(bounce(failed("5.1.1")), bounce(failed("4.2.2"))), fc.nat(1500), fc.nat(200), soup)
		.map(([whole, at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut));
	it("never throws, and answers with nothing or with few short things", () => {
		fc.assert(
			fc.property(fc.oneof(soup, mangled, fc.string({ unit: "binary", maxLength: 500 })), (raw) => {
				const found = readMailReturn(raw);
				if (!found) return;
				expect(found.messageId).toMatch(/^<[^\s<>]{1,250}>$/);
				const addresses = found.kind === "bounce" ? found.refused.map(({ address }) => address) : found.addresses;
				expect(addresses.length).toBeGreaterThan(0);
				expect(addresses.length).toBeLessThanOrEqual(42);
				for (const address of addresses) expect(address).toMatch(/^[^\s<>]{1,64}@[^\s<>]{1,255}$/);
			}),
			{ numRuns: 1_000 },
		);
	});
	it.each([
		["one endless line", "a".repeat(5_000_000)],
		["endless fields", "A: b\n".repeat(500_000)],
		["endless folding", `Content-Type:${"\n ".repeat(1_000_000)}`],
		[
			"endless parts",
			report(
				"delivery-status",
				Array.from({ length: 100_000 }, () => human),
			),
		],
		["endless recipients", bounce(Array.from({ length: 50_000 }, () => failed("5.1.1")).join("\n\n"))],
		["an endless address", bounce(failed("5.1.1").replace("Lea@", `${"<a ".repeat(100_000)}@`))],
		["an endless name before the address", bounce(failed("5.1.1"), original.replace("To: ", `To: ${"a@".repeat(60_000)} `))],
	])("is read in a moment: %s", (_, raw) => {
		const start = performance.now();
		readMailReturn(raw);
		expect(performance.now() - start).toBeLessThan(2_000);
	});
	it("counts only its beginning", () => {
		const late = bounce(failed("5.1.1")).replace("A report.", "x\n".repeat(readBytes));
		expect(readMailReturn(late)).toBeNull();
	});
	it("keeps what stands before it was cut short", () => {
		const whole = bounce(failed("5.1.1"));
		expect(readMailReturn(whole.slice(0, whole.indexOf("<p>")))).toMatchObject({ messageId, refused: [lea] });
	});
});
