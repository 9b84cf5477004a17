import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env.server.ts";

const refusal = (source: Record<string, string>) => {
	try {
		readEnv(source);
		return null;
	} catch (error) {
		if (error instanceof EnvError) return error.message;
		throw error;
	}
};

const key = Buffer.alloc(32, 1).toString("base64url");

describe("the environment", () => {
	it("starts a demonstration on its own database when nothing is given", () => {
		const env = readEnv({});
		expect(env).toMatchObject({
			port: 3000,
			host: "127.0.0.1",
			dataDir: ".data",
			databaseUrl: null,
			redisUrl: null,
			smtpUrl: null,
			accessibilityContact: null,
			accessibilityScheme: null,
			isDemo: true,
		});
		expect(env.publicUrl.origin).toBe("http://localhost:3000");
	});

	it("is no demonstration on a server database or with real mail", () => {
		expect(readEnv({ DATABASE_URL: "postgres://u:p@db/m", SMTP_URL: "smtp://mail:25" }).isDemo).toBe(false);
	});

	it("reads the operator's keys, the newest first", () => {
		expect(readEnv({ KEYRING: `novembre:${key}` }).keyring).toEqual([{ id: "novembre", bytes: Buffer.alloc(32, 1) }]);
		expect(readEnv({}).keyring).toBeNull();
	});

	it.each([
		[{ PORT: "abc" }, "PORT"],
		[{ PORT: "70000" }, "PORT"],
		[{ PUBLIC_URL: "maillage.fr" }, "PUBLIC_URL"],
		[{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
		[{ REDIS_URL: "http://x" }, "REDIS_URL"],
		[{ SMTP_URL: "mail" }, "SMTP_URL"],
		[{ ACCESSIBILITY_CONTACT: "mairie" }, "ACCESSIBILITY_CONTACT"],
		[{ ACCESSIBILITY_SCHEME_URL: "javascript:alert(1)" }, "ACCESSIBILITY_SCHEME_URL"],
		[{ DEMO: "oui" }, "DEMO"],
		[{ MAIL_FROM: "a@b.fr\r\nBcc: c@d.fr" }, "MAIL_FROM"],
		[{ DEMO: "0" }, "SMTP_URL"],
		[{ DEMO: "1", NODE_ENV: "production", PUBLIC_URL: "https://maillage.ville.fr" }, "DEMO"],
		[{ OIDC_ISSUER: "https://idp.example" }, "OIDC_ISSUER"],
		[{ SMTP_URL_FILE: "/nowhere/at/all" }, "SMTP_URL_FILE"],
		[{ KEYRING: "" }, "KEYRING"],
		[{ KEYRING: "trop-court" }, "KEYRING"],
		[{ KEYRING: `a:${key},b:${key}` }, "KEYRING"],
		[{ KEYRING_FILE: "/dev/null" }, "KEYRING"],
		[{ KEYRING_FILE: "/nowhere/at/all" }, "KEYRING_FILE"],
	])("names the variable when a value is bad: %j", (source, name) => {
		expect(refusal(source)).toMatch(new RegExp(`^${name}\\b.*\\.$`));
	});
});
