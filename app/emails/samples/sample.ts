import type { Email } from "../content.ts";

/** A mail of the product with invented facts, for whoever wants to see it before their colleagues do. */
export interface MailSample {
	id: string;
	label: string;
	compose: () => Promise<Email>;
}

export const sample = (id: string, label: string, compose: () => Promise<Email>): MailSample => ({ id, label, compose });
