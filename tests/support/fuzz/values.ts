import fc from "fast-check";

/** How many inputs each form, text or door gets; FUZZ_RUNS for a long night, FUZZ_SEED to see the same again or something else. */
export const runs = Number(process.env.FUZZ_RUNS ?? 2);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_129);

/** The same values each time for the same name, whatever else is drawn. */
export const draw = <T>(arbitrary: fc.Arbitrary<T>, count: number, name = ""): T[] =>
	fc.sample(arbitrary, { numRuns: count, seed: [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, seed) });

/** Words that have broken programs: markup, formulas, addresses, orders to interpreters, numbers and days beyond their bounds. */
export const attacks = [
	...['"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x"],
	...[
		"'; drop table person; --",
		"\\'); --",
		"%27%20or%201=1",
		"$(id)",
		"$" + "{7*7}",
		"{{7*7}}",
		"#{7*7}",
		"*/ #import",
		"../../etc/passwd",
	],
	...[
		"=1+1",
		"@SUM(A1)",
		"+33",
		"-2+3",
		"\r\nBcc: intrus@exemple.org",
		"\r\nBEGIN:VALARM",
		"http://169.254.169.254/",
		"file:///etc/passwd",
	],
	...["null", "undefined", "true", "[]", "{}", "__proto__", "constructor", "toString", "[object Object]", "NaN", "Infinity"],
	...["0", "-0", "-1", "1e309", "1e-400", "0x10", "1,5", "1.5.2", "99999999999999999999", "2147483648", "-9223372036854775809", "٣", "½"],
	...[
		"2026-02-30",
		"0000-00-00",
		"0000-01-01",
		"9999-12-31",
		"10000-01-01",
		"-000001-01-01",
		"2026-13-45",
		"24:00",
		"99:99",
		"2026-12-15T25:61",
	],
	...["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "moi", "a@b", "a@b.c,d@e.f", '"a"@b.fr', "é@é.fr"],
	...["\u202egpj.exe", "\u200b", "\ufeff", "e\u0301".repeat(20), "\ufdfa", "👩‍👩‍👧‍👦", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A", "\u0085", "\u2028", "\u0007", "\u001b[31m"],
	...["", " ", "\t", "\n", "\r\n\r\n", "\u00a0"],
];

/** What somebody may put in a field: anything that a browser can send as text. */
export const typedText: fc.Arbitrary<string> = fc
	.oneof(
		{ weight: 5, arbitrary: fc.constantFrom(...attacks) },
		{ weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
		{ weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 200, max: 30_000 }).map((length) => "é ".repeat(length / 2)) },
		{ weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.bigInt()).map(String) },
		{ weight: 1, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)) },
	)
	.map((text) => text.replaceAll("\0", "").toWellFormed());

/** Long texts on which careless expressions backtrack for ever. */
export const slowTexts = (length: number): string[] =>
	["a", " ", "\n", "1", "1 ", "@", "a@", ".", "a.", "-", "<", "&", "é", "\t x", "(((", "https://", "12/", "+33 "].map((piece) =>
		`${piece.repeat(length / piece.length)}!`.slice(-length),
	);
