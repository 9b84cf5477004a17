import { readFileSync } from "node:fs";
import { z } from "zod";
import type { SealingKey } from "#app/domain/kernel/sealed.server.ts";
import { KeyringFault, parseKeyring } from "./keyring.server.ts";

/** The only reader of process.env: every variable of the product, checked once, at start. */
export interface Env {
	port: number;
	host: string;
	publicUrl: URL;
	dataDir: string;
	/** Address of a server PostgreSQL; null for the embedded one. */
	databaseUrl: string | null;
	redisUrl: string | null;
	smtpUrl: string | null;
	mailFrom: string;
	/** The operator's keys, newest first; null: those of a file in `dataDir`. */
	keyring: SealingKey[] | null;
	/** Where whoever is stopped by a page writes to: an address of mail or of a page; null when the host names none. */
	accessibilityContact: string | null;
	/** The host's multi-year accessibility scheme. */
	accessibilityScheme: string | null;
	/** Demonstration territories, accounts and mailbox. */
	isDemo: boolean;
	isProduction: boolean;
}

/** A bad value, as one French sentence that names the variable. */
export class EnvError extends Error {}

const url = (protocols: string[], example: string) =>
	z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `doit être une adresse comme ${example}`);
const flag = z.enum(["0", "1"], { error: "vaut 0 ou 1" });

function keysOf(text: string, context: z.RefinementCtx): SealingKey[] {
	try {
		return parseKeyring(text);
	} catch (error) {
		if (!(error instanceof KeyringFault)) throw error;
		context.addIssue(error.message);
		return z.NEVER;
	}
}

const Variables = z.object({
	PORT: z.coerce
		.number({ error: "doit être un numéro de port" })
		.int("doit être un numéro de port")
		.min(0, "doit être un numéro de port")
		.max(65535, "ne dépasse pas 65535")
		.default(3000),
	HOST: z.string().default("127.0.0.1"),
	PUBLIC_URL: url(["http:", "https:"], "https://maillage.exemple.fr").optional(),
	DATA_DIR: z.string().default(".data"),
	DATABASE_URL: url(["postgres:", "postgresql:"], "postgres://compte:secret@serveur:5432/base").optional(),
	REDIS_URL: url(["redis:", "rediss:"], "redis://serveur:6379").optional(),
	SMTP_URL: url(["smtp:", "smtps:"], "smtp://compte:secret@serveur:587").optional(),
	MAIL_FROM: z
		.string()
		.regex(/^[^\r\n]*@[^\r\n]+$/, "doit être une adresse de courriel")
		.default("Maillage <ne-pas-repondre@maillage.example>"),
	ACCESSIBILITY_CONTACT: z
		.union([z.email(), url(["https:"], "")], { error: "doit être une adresse de courriel ou une adresse https" })
		.optional(),
	ACCESSIBILITY_SCHEME_URL: url(["https:"], "https://exemple.fr/schema-accessibilite").optional(),
	KEYRING: z.string().transform(keysOf).optional(),
	DEMO: flag.optional(),
	NODE_ENV: z.string().optional(),
});
const foreseen = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];

/** @throws EnvError */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
	const given: Record<string, string> = {};
	for (const name of [...Object.keys(Variables.shape), ...foreseen]) {
		const value = source[name] ?? readNamedFile(name, source[`${name}_FILE`]);
		// a keyring that was given and is empty is a keyring lost, not one to be made anew
		if (value !== undefined && (value !== "" || name === "KEYRING")) given[name] = value;
	}
	const early = foreseen.find((name) => given[name] !== undefined);
	if (early) throw new EnvError(`${early}\u00a0: cette version ne s'en sert pas encore\u00a0; retirez la variable.`);

	const parsed = Variables.safeParse(given);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new EnvError(`${String(issue?.path[0])} ${issue?.message}.`);
	}
	const v = parsed.data;
	const publicUrl = new URL(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`);
	const isProduction = v.NODE_ENV === "production";
	const isDemo = v.DEMO === undefined ? !v.DATABASE_URL && !v.SMTP_URL : v.DEMO === "1";
	if (isDemo && isProduction && !isLocal(publicUrl)) {
		throw new EnvError(
			"DEMO ne peut valoir 1 en production avec une adresse publique (PUBLIC_URL)\u00a0: les comptes de démonstration sont connus de tous.",
		);
	}
	if (!isDemo && !v.SMTP_URL) {
		throw new EnvError("SMTP_URL manque\u00a0: sans serveur de courriel, seule la démonstration (DEMO=1) garde les messages à l'écran.");
	}
	return {
		port: v.PORT,
		host: v.HOST,
		publicUrl,
		dataDir: v.DATA_DIR,
		databaseUrl: v.DATABASE_URL ?? null,
		redisUrl: v.REDIS_URL ?? null,
		smtpUrl: v.SMTP_URL ?? null,
		mailFrom: v.MAIL_FROM,
		accessibilityContact: v.ACCESSIBILITY_CONTACT ?? null,
		accessibilityScheme: v.ACCESSIBILITY_SCHEME_URL ?? null,
		keyring: v.KEYRING ?? null,
		isDemo,
		isProduction,
	};
}

const isLocal = ({ hostname }: URL) => hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";

function readNamedFile(name: string, file: string | undefined): string | undefined {
	if (!file) return undefined;
	try {
		return readFileSync(file, "utf8").trim();
	} catch {
		throw new EnvError(`${name}_FILE désigne un fichier illisible.`);
	}
}
