import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { connectionAs } from "#db/roles.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

// What the database itself must say of its walls (the ways round row-level security that are known, each looked for).

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

/** Tables that belong to no territory and hold nothing of one, each with its reason. */
const openTables: Record<string, string> = {
	kysely_migration: "names of migrations",
	kysely_migration_lock: "lock of the migrations",
	rate_limit: "counters under a digest",
	mailbox_message: "mail of a demonstration, shown to all on purpose",
};
/** Tables with rows of several territories or of none, which their own policies keep. */
const personal = [
	"person",
	"credential",
	"session",
	"auth_token",
	"email_delivery",
	"digest",
	"calendar_feed",
	"notice_preference",
	"notice_mute",
	"digest_preference",
	"absence",
	"mail_token",
	"mail_stop",
	"mail_refusal",
];
const machinery = ["journal_head", "access_head", "outbox", "territory"];

interface TableFacts {
	name: string;
	has_territory: boolean;
	is_walled: boolean;
	is_forced: boolean;
	app_wall: boolean;
	worker_wall: boolean;
	app_privileges: string[];
}

const readTables = () =>
	database.asAdmin<TableFacts>(`
		select c.relname as name, c.relrowsecurity as is_walled, c.relforcerowsecurity as is_forced,
			exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'territory_id' and not a.attisdropped) as has_territory,
			exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polroles @> array['maillage_app'::regrole::oid]) as app_wall,
			exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polroles @> array['maillage_worker'::regrole::oid]) as worker_wall,
			coalesce((select array_agg(privilege_type::text) from information_schema.role_table_grants g
				where g.grantee = 'maillage_app' and g.table_schema = 'public' and g.table_name = c.relname), '{}') as app_privileges
		from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`);

/** Names the tables that stand outside the walls. */
function unwalled(tables: TableFacts[]): string[] {
	return tables
		.filter(({ name }) => !(name in openTables))
		.filter((table) => {
			if (!table.is_walled || !table.is_forced) return true;
			if (personal.includes(table.name) || machinery.includes(table.name)) return false;
			// a table the app may touch needs its wall; so does a table of a territory for the workers
			const isReachable = table.app_privileges.length > 0;
			return !table.has_territory || (isReachable && !table.app_wall);
		})
		.map(({ name }) => name);
}

describe("the walls between territories", () => {
	it("stand around every table", async () => {
		const tables = await readTables();
		expect(tables.length).toBeGreaterThan(25);
		expect(unwalled(tables)).toEqual([]);
	});

	it("are missed at once when a new table comes without", async () => {
		await database.asAdmin("create table forgotten (id uuid, territory_id uuid); grant select on forgotten to maillage_app");
		expect(unwalled(await readTables())).toEqual(["forgotten"]);
		await database.asAdmin("drop table forgotten");
	});

	it("also bind the workers wherever a territory's own tables are concerned", async () => {
		const tables = (await readTables()).filter(
			({ name, has_territory }) => has_territory && !personal.includes(name) && !machinery.includes(name),
		);
		const withoutWall = tables.filter(({ worker_wall }) => !worker_wall).map(({ name }) => name);
		expect(withoutWall).toEqual(["dead_job", "journal_entry"]); // read and written over all territories by design
	});

	it("are crossed by no foreign key: each between two tables of a territory carries it", async () => {
		const crossing = await database.asAdmin<{ name: string }>(`
			select con.conname as name from pg_constraint con
			where con.contype = 'f' and con.connamespace = 'public'::regnamespace and con.confrelid <> 'territory'::regclass
				and exists (select from pg_attribute a where a.attrelid = con.confrelid and a.attname = 'territory_id')
				and not exists (select from pg_attribute a where a.attrelid = con.conrelid and a.attnum = any (con.conkey) and a.attname = 'territory_id')`);
		expect(crossing).toEqual([]);
	});
});

describe("the roles of the product", () => {
	it("own nothing, bypass nothing and belong to nobody", async () => {
		const roles = await database.asAdmin(`
			select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as is_mighty,
				exists (select from pg_class c where c.relowner = r.oid) as owns,
				exists (select from pg_auth_members m where m.member = r.oid) as belongs,
				has_schema_privilege(r.oid, 'public', 'create') as creates
			from pg_roles r where rolname in ('maillage_app', 'maillage_worker') order by 1`);
		const harmless = { is_mighty: false, owns: false, belongs: false, creates: false };
		expect(roles).toEqual([
			{ rolname: "maillage_app", ...harmless },
			{ rolname: "maillage_worker", ...harmless },
		]);
	});

	it("may neither truncate, reference nor attach triggers", async () => {
		const grants = await database.asAdmin(`
			select grantee, table_name, privilege_type from information_schema.role_table_grants
			where grantee in ('maillage_app', 'maillage_worker', 'PUBLIC') and table_schema = 'public'
				and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`);
		expect(grants).toEqual([]);
	});
});

describe("functions and views", () => {
	it("that run as their owner fix their search path, belong to the owner role and are closed to the public", async () => {
		const loose = await database.asAdmin(`
			select p.proname from pg_proc p
			where p.pronamespace = 'public'::regnamespace and p.prosecdef
				and (p.proowner <> 'maillage_owner'::regrole or not coalesce(p.proconfig::text like '%search_path=public, pg_temp%', false)
					or has_function_privilege('public', p.oid, 'execute'))`);
		expect(loose).toEqual([]);
	});

	it("include no view that would read as its owner", async () => {
		const views = await database.asAdmin(`
			select relname from pg_class where relnamespace = 'public'::regnamespace
				and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%', false)))`);
		expect(views).toEqual([]);
	});
});

describe("a session of the app role without context", () => {
	const client = { current: undefined as pg.Client | undefined };
	beforeAll(async () => {
		const territory = await aTerritory(database.owner, now);
		await territory.person("lea", { mandates: { insertion: "chair" } });
		client.current = new pg.Client(connectionAs("app", database.adminUrl));
		await client.current.connect();
		return () => client.current?.end();
	});

	it("sees no row of any table that row-level security keeps", async () => {
		const readable = (await readTables()).filter(({ name, app_privileges }) => !(name in openTables) && app_privileges.includes("SELECT"));
		expect(readable.length).toBeGreaterThan(20);
		for (const { name } of readable) {
			const { rows } = await (client.current as pg.Client).query(`select count(*)::int as seen from ${name}`);
			expect({ name, seen: rows[0].seen }).toEqual({ name, seen: 0 });
		}
		expect((await database.asAdmin<{ n: number }>("select count(*)::int as n from membership"))[0]?.n).toBe(1);
	});

	it("cannot leave its role for the owner's when it logged in as the app", async () => {
		const { rows } = await (client.current as pg.Client).query("select pg_has_role('maillage_app', 'maillage_owner', 'member') as may");
		expect(rows[0].may).toBe(false);
	});
});
