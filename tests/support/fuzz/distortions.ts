import type { Sent } from "../walls/site.ts";

export type Fields = [string, string][];
const encoded = (fields: Fields): Sent => ({ form: new URLSearchParams(fields) });
const raw = (type: string, body: string | Buffer): Sent => ({ raw: { type, body: Buffer.from(body) } });
const urlencoded = "application/x-www-form-urlencoded";

/** Fields that none of our forms has, well written: more rights, another place, a column of the table. */
export const notOurs: Fields[] = [
	[
		["role", "admin"],
		["isAdmin", "true"],
		["territoryId", "00000000-0000-4000-8000-000000000000"],
		["createdBy", "x"],
		["organisation_id", "x"],
	],
];

/** What no form of ours sends: each must be refused whatever the form, before anything is done. */
export const distortions: Record<string, (fields: Fields) => Sent> = {
	"a prototype": (fields) => encoded([...fields, ["__proto__", "x"]]),
	"a field of the prototype": (fields) => encoded([...fields, ["__proto__.isAdmin", "true"], ["__proto__[isAdmin]", "true"]]),
	"a constructor": (fields) => encoded([...fields, ["constructor.prototype.isAdmin", "true"], ["constructor[prototype][isAdmin]", "true"]]),
	"a list without end": (fields) => encoded([...fields, ["rows[4294967294]", "x"]]),
	"a list of lists": (fields) => encoded([...fields, ["a[0][0][0][0].b[0]", "x"]]),
	"a deep object": (fields) => encoded([...fields, [Array(5_000).fill("a").join("."), "x"]]),
	"an order to the form library": (fields) => encoded([...fields, ["__intent__", '{"type":"reset"}'], ["__state__", "{}"]]),
	"a name without end": (fields) => encoded([...fields, ["a".repeat(100_000), "x"]]),
	"no name": (fields) => encoded([...fields, ["", "x"]]),
	"a NUL": (fields) => encoded([...fields, ["note", "a\0b"]]),
	"ten thousand fields": (fields) => encoded([...fields, ...Array.from({ length: 10_000 }, (_, at): [string, string] => [`x${at}`, ""])]),
	"a file for a text": (fields) => {
		const form = new FormData();
		for (const [name, value] of fields) form.append(name, value);
		form.append("surprise", new File(["x"], "x.txt"));
		return { form };
	},
	"parts without end": () => raw("multipart/form-data; boundary=b", '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nsans fin'),
	"parts without boundary": () => raw("multipart/form-data", "--b--"),
	"an object": (fields) => raw("application/json", JSON.stringify(Object.fromEntries(fields))),
	"bytes of no kind": () => raw("application/octet-stream", Buffer.from([0xff, 0xfe, 0, 1, 2])),
};

/** What may be nothing at all once read, and is then a form left empty. */
export const emptied: Record<string, Sent> = {
	nothing: encoded([]),
	"signs that decode to nothing": raw(urlencoded, "&=&%&%zz&=%ff%fe"),
};
