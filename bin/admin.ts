import { parseArgs } from "node:util";
import { type Env, EnvError, readEnv } from "#app/adapters/env.server.ts";
import { verifyJournal } from "#app/domain/journal/verify.server.ts";
import { verifyAccess } from "#app/domain/journal/verify-access.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { DomainError } from "#app/domain/kernel/errors.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import { createTerritory } from "#app/domain/territories/commands/create-territory.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { type Db, inUnit, openDb } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { backupHelp, backupSummary, runBackup } from "./backup.ts";
import { mailReturnHelp, mailReturnSummary, runMailReturn, tryAgainLater } from "./mail-return.ts";
import { queueHelp, queueSummary, runQueue } from "./queue-state.ts";
import { restoreHelp, restoreSummary, runRestore } from "./restore.ts";
import { rotateKeysHelp, rotateKeysSummary, runRotateKeys } from "./rotate-keys.ts";
import { fail } from "./say.ts";

interface Verb {
	summary: string;
	help: string;
	/** Exit code when the work could not be done; 1 unless told. */
	failure?: number;
	/** @returns the exit code */
	run: (db: Db, args: string[], now: Date, env: Env, databaseUrl: string) => Promise<number>;
}

const text = { type: "string" } as const;

const verbs: Record<string, Verb> = {
	"create-territory": {
		summary: "ouvre un territoire et invite la personne qui l'administrera",
		help: `npm run admin -- create-territory --slug pays-de-loire --name "Pays de Loire" --kind epci \\
    --organisation "Communauté de communes" --admin-email prenom.nom@exemple.fr --admin-name "Prénom Nom"

  --slug            partie de l'adresse : minuscules, chiffres, tirets
  --name            nom affiché
  --kind            commune, epci ou grouping (groupement)
  --organisation    organisation de la personne qui administre
  --admin-email     reçoit l'invitation, avec un lien valable 14 jours
  --admin-name      son nom affiché`,
		async run(db, args, now) {
			const options = {
				slug: text,
				name: text,
				kind: { ...text, default: "epci" },
				organisation: text,
				"admin-email": text,
				"admin-name": text,
			};
			const {
				slug,
				name,
				kind,
				organisation,
				"admin-email": email,
				"admin-name": displayName,
			} = required(parseArgs({ args, options }).values, options);
			const territoryId = await createTerritory({ db, now }, { slug, name, kind: kind as "epci" });
			const operator = { db, now, territoryId };
			const organisationId = await addOrganisation(operator, {
				slug: "structure-porteuse",
				name: organisation,
				kind: kind === "epci" ? "epci" : "commune_service",
			});
			await addMember(operator, { email, displayName, organisationId, role: "admin", startsOn: dayOf(now), isInvited: true });
			console.log(`Territoire ouvert : /t/${slug}. L'invitation partira avec le prochain passage des tâches.`);
			return 0;
		},
	},
	invite: {
		summary: "invite une personne dans un territoire",
		help: `npm run admin -- invite --territory pays-de-loire --organisation structure-porteuse --email prenom.nom@exemple.fr --name "Prénom Nom" --role admin

  --territory       partie de l'adresse du territoire
  --organisation    partie de l'adresse de son organisation
  --email, --name   la personne
  --role            admin, cooperation_officer, partner ou reader`,
		async run(db, args, now) {
			const options = { territory: text, organisation: text, email: text, name: text, role: { ...text, default: "partner" } };
			const { territory, organisation, email, name, role } = required(parseArgs({ args, options }).values, options);
			const place = await inUnit(db, { personId: null, territoryIds: [], now }, (tx) =>
				tx
					.selectFrom("territory")
					.innerJoin("organisation", "organisation.territoryId", "territory.id")
					.select(["territory.id as territoryId", "organisation.id as organisationId"])
					.where("territory.slug", "=", territory)
					.where("organisation.slug", "=", organisation)
					.executeTakeFirst(),
			);
			if (!place) return fail("Ce territoire ou cette organisation n'existe pas.");
			const operator = { db, now, territoryId: place.territoryId as TerritoryId };
			await addMember(operator, {
				email,
				displayName: name,
				organisationId: place.organisationId,
				role: role as "partner",
				startsOn: dayOf(now),
				isInvited: true,
			});
			console.log("L'invitation partira avec le prochain passage des tâches.");
			return 0;
		},
	},
	"verify-audit": {
		summary: "vérifie que le journal, les comptes rendus approuvés et le journal des accès sont intacts",
		help: `npm run admin -- verify-audit [--territory pays-de-loire]

Recalcule la chaîne d'empreintes de chaque journal, de la première à la dernière écriture, et l'empreinte de chaque compte rendu
approuvé ; puis la chaîne du journal des accès aux orientations. Celle-ci perd ses lignes les plus anciennes une fois leur délai passé :
elle commence alors à la ligne que le journal a notée lors de la dernière purge, et l'empreinte notée ce jour-là fait foi pour ce qui
précédait. Sortie 0 quand tout est intact, 1 sinon, avec l'endroit de la première rupture.`,
		async run(db, args, now) {
			const { territory } = parseArgs({ args, options: { territory: text } }).values;
			const slugs = await inUnit(db, { personId: null, territoryIds: [], now }, (tx) =>
				tx.selectFrom("territory").select(["id", "slug"]).execute(),
			);
			const only = slugs.find(({ slug }) => slug === territory);
			if (territory && !only) return fail("Ce territoire n'existe pas.");
			const wanted = only?.id as TerritoryId | undefined;
			const chains = [
				...(await verifyJournal(db, now, wanted)).map((chain) => ({ ...chain, of: "" })),
				...(await verifyAccess(db, now, wanted)).map((chain) => ({ ...chain, of: ", accès aux orientations" })),
			];
			for (const chain of chains) {
				const name = (slugs.find(({ id }) => id === chain.territoryId)?.slug ?? "comptes") + chain.of;
				if (chain.intact) console.log(`${name} : intact (${chain.entries} écritures)`);
				else console.log(`${name} : ROMPU à l'écriture ${chain.brokenAtSeq} (${sentenceOf(`audit.${chain.reason}`)})`);
			}
			return chains.every(({ intact }) => intact) ? 0 : 1;
		},
	},
	backup: { summary: backupSummary, help: backupHelp, run: (_, args, now, env, url) => runBackup(args, now, env, url) },
	restore: { summary: restoreSummary, help: restoreHelp, run: (_, args, now, env, url) => runRestore(args, now, env, url) },
	"mail-return": { summary: mailReturnSummary, help: mailReturnHelp, run: runMailReturn, failure: tryAgainLater },
	queue: { summary: queueSummary, help: queueHelp, run: runQueue },
	"rotate-keys": { summary: rotateKeysSummary, help: rotateKeysHelp, run: runRotateKeys },
};

const [name = "--help", ...args] = process.argv.slice(2);
process.exit(await main());

async function main(): Promise<number> {
	const verb = verbs[name];
	if (!verb) {
		console.log(
			`npm run admin -- <verbe> [--help]\n\n${Object.entries(verbs)
				.map(([verbName, { summary }]) => `  ${verbName.padEnd(18)} ${summary}`)
				.join("\n")}`,
		);
		return name === "--help" ? 0 : 2;
	}
	if (args.includes("--help")) {
		console.log(verb.help);
		return 0;
	}
	let close: (() => Promise<void>) | undefined;
	try {
		const env = readEnv();
		const { url, stop } = await reachDatabase(env);
		const db = openDb("owner", url, { maxConnections: 2 });
		close = async () => {
			await db.close();
			await stop();
		};
		return await verb.run(db, args, new Date(), env, url);
	} catch (error) {
		if (verb.failure !== undefined) {
			console.error((error as Error).message);
			return verb.failure;
		}
		if (error instanceof EnvError) return fail(error.message);
		if (error instanceof DomainError) return fail(sentenceOf(error.code));
		if (error instanceof MissingOption || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) {
			return fail(`${(error as Error).message}\n\n${verb.help}`);
		}
		throw error;
	} finally {
		await close?.();
	}
}

/** The server in DATABASE_URL, or the embedded one: joined when it runs, started for the time of the command when not. */
async function reachDatabase(env: Env): Promise<{ url: string; stop: () => Promise<void> }> {
	if (env.databaseUrl) return { url: env.databaseUrl, stop: async () => {} };
	const { adminUrl, stop } = await startEmbeddedPostgres({ dataDir: env.dataDir, shared: true });
	const url = new URL(adminUrl);
	url.pathname = "/maillage";
	return { url: url.href, stop };
}

class MissingOption extends Error {}

function required<Options extends Record<string, unknown>>(
	values: Record<string, unknown>,
	options: Options,
): Record<keyof Options, string> {
	for (const option of Object.keys(options)) if (!values[option]) throw new MissingOption(`Il manque --${option}.`);
	return values as Record<keyof Options, string>;
}
