import { hash, verify } from "@node-rs/argon2";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

// OWASP: Argon2id, 19 MiB, two passes
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same characters typed on two keyboards may arrive composed differently: NFKC makes them one password. */
const normal = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let decoy: Promise<string> | undefined;

/** Takes as long for an account without password as for a wrong one, so that time does not tell them apart. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
	decoy ??= hashPassword("a password nobody has");
	const isRight = await verify(passwordHash ?? (await decoy), normal(password));
	return isRight && passwordHash !== null;
}

let guesser: Promise<ZxcvbnFactory> | undefined;

/** Its dictionaries are loaded when somebody first chooses a password. */
async function makeGuesser(): Promise<ZxcvbnFactory> {
	const [{ ZxcvbnFactory }, common, french] = await Promise.all([
		import("@zxcvbn-ts/core"),
		import("@zxcvbn-ts/language-common"),
		import("@zxcvbn-ts/language-fr"),
	]);
	return new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...french.dictionary }, graphs: common.adjacencyGraphs });
}

/** True when guessing it would take more than 10^8 tries; `about` are words an attacker would try first: name, address, territory. */
export async function isStrongPassword(password: string, about: string[]): Promise<boolean> {
	guesser ??= makeGuesser();
	return (await (await guesser).checkAsync(password.slice(0, 100), about)).score >= 3;
}
