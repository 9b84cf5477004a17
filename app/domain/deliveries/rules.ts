/** What the mail server said of an address for good, so far. */
export interface Refusals {
	times: number;
	firstAt: Date;
	lastAt: Date;
}

const repeats = 3;
const dayMs = 86_400_000;

/** Refused three times at least, over a day at least: neither one bad hour of a server nor the tries of one letter stop anyone's mail. */
export const stopsMail = ({ times, firstAt, lastAt }: Refusals): boolean =>
	times >= repeats && lastAt.getTime() - firstAt.getTime() >= dayMs;

/**
 * The digits with which a mail server refuses an address for good; null for anything else. A letter refused for what it holds (after
 * its text, without a word on the mailbox) says nothing of the address.
 */
export function addressRefusalOf(error: unknown): number | null {
	const { responseCode, command, response } = (error ?? {}) as { responseCode?: unknown; command?: unknown; response?: unknown };
	if (typeof responseCode !== "number" || responseCode < 500 || responseCode > 599) return null;
	const isOfAddress = command === "RCPT TO" || (typeof response === "string" && /^5\d\d[ -]5\.[12]\.\d/.test(response));
	return isOfAddress ? responseCode : null;
}
