import { createHash, randomBytes } from "node:crypto";

/** 256 random bits that fit in an address. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is stored: a copy of the database opens no link. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");
