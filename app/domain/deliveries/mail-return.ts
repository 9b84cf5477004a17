import { type Entity, type Fields, partsOf, readEntity, readFields } from "./mime-parts.ts";

/** What a mail server sends back: a mail that did not arrive after all, or a reader who called it unwanted. */
export type MailReturn = { messageId: string } & (
	| { kind: "bounce"; refused: RefusedAddress[] }
	/** Those to whom the mail went, as the report has them. */
	| { kind: "complaint"; addresses: string[] }
);
export interface RefusedAddress {
	address: string;
	/** Said for good, as of an unknown mailbox; false when the server only gave up, or refused this one text. */
	isForGood: boolean;
	/** The three digits of the server's answer. */
	code: number;
}

/** More than any report: what follows is the mail sent back, whose headers alone are of use. */
export const readBytes = 262_144;
const mostAddresses = 20;

/**
 * Reads a delivery status notification (RFC 3464) or an abuse report (RFC 5965). Only their machine-readable parts count, and the
 * headers of the mail they send back; null for anything else, as a delay that is no failure or an answer written by hand.
 */
export function readMailReturn(raw: string): MailReturn | null {
	const report = readEntity(raw.slice(0, readBytes));
	if (report.type !== "multipart/report") return null;
	const parts = partsOf(report);
	const original = parts.map(headersSentBack).find((fields) => fields !== null);
	const messageId = messageIdOf(original?.get("message-id"));
	if (!original || !messageId) return null;
	const partOf = (...types: string[]) => parts.find(({ type }) => types.includes(type))?.body;
	switch (report.parameters.get("report-type")?.toLowerCase()) {
		case "delivery-status": {
			const refused = refusedIn(partOf("message/delivery-status", "message/global-delivery-status") ?? "");
			return refused.length > 0 ? { kind: "bounce", messageId, refused } : null;
		}
		case "feedback-report": {
			const feedback = readFields(partOf("message/feedback-report") ?? "");
			if (feedback.get("feedback-type")?.toLowerCase() !== "abuse") return null;
			const addresses = [feedback.get("original-rcpt-to"), original.get("to")].flatMap((field) => addressOf(field) ?? []);
			return addresses.length > 0 ? { kind: "complaint", messageId, addresses: [...new Set(addresses)] } : null;
		}
		default:
			return null;
	}
}

const mailTypes = ["message/rfc822", "message/global"];
const headerTypes = ["text/rfc822-headers", "message/rfc822-headers", "message/global-headers"];

function headersSentBack({ type, body }: Entity): Fields | null {
	if (mailTypes.includes(type)) return readEntity(body).fields;
	return headerTypes.includes(type) ? readFields(body) : null;
}

/** One block of fields for the mail, then one for each recipient. */
function refusedIn(body: string): RefusedAddress[] {
	return body
		.split(/\r?\n[ \t]*\r?\n/)
		.slice(0, mostAddresses + 1)
		.flatMap((block) => {
			const fields = readFields(block.replace(/^\s+/, ""));
			const status = /^([45])\.(\d{1,3})\.\d{1,3}(?!\d)/.exec(fields.get("status") ?? "");
			if (!status || fields.get("action")?.toLowerCase() !== "failed") return [];
			// 5.6 and 5.7 refuse what the mail holds or who sends it: they say nothing of the address
			const isForGood = status[1] === "5" && !["6", "7"].includes(status[2] as string);
			const said = /\b([45]\d\d)\b/.exec(fields.get("diagnostic-code") ?? "")?.[1];
			const code = Number(said ?? (status[1] === "5" ? 550 : 450));
			const addresses = [fields.get("original-recipient"), fields.get("final-recipient")].flatMap((field) => addressOf(field) ?? []);
			return [...new Set(addresses)].map((address) => ({ address, isForGood, code }));
		});
}

/** « rfc822; lea@exemple.fr », « Léa <lea@exemple.fr> » or the address alone, in small letters. */
function addressOf(field: string | undefined): string | null {
	const [, found] = /^(?:(?:rfc822|utf-8)\s*;)?[^<>]{0,300}?<?\s*([^\s<>;:,"]{1,64}@[^\s<>;:,"]{1,255})\s*>?$/i.exec(field ?? "") ?? [];
	return found?.toLowerCase() ?? null;
}

const messageIdOf = (field: string | undefined): string | null => /^<[^\s<>]{1,250}>$/.exec(field ?? "")?.[0] ?? null;
