import pg from "pg";

/** The three roles of the product: who owns the tables, who serves requests, who runs jobs. */
export type Role = "owner" | "app" | "worker";
export const roleName = (role: Role) => `maillage_${role}` as const;

/** Options of a pg client or pool that works as one of the roles, whoever logs in. */
export function connectionAs(role: Role, url: string, searchPath = "public"): pg.PoolConfig {
	return { connectionString: url, options: `-c role=${roleName(role)} -c search_path=${searchPath}`, application_name: `maillage-${role}` };
}

/**
 * A client that loses its server says so by an event, which ends the process when nobody listens: idle clients through their pool,
 * those at work by themselves.
 */
export function listenForLoss(pool: pg.Pool, onLoss: (error: Error) => void): pg.Pool {
	return pool.on("error", onLoss).on("connect", (client) => client.on("error", onLoss));
}

/**
 * Creates the roles and gives them their places; run before migrations, any number of times.
 * The login must be allowed to create roles and own the database, or find the roles already made.
 */
export async function prepareRoles(adminUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	try {
		// Roles belong to the whole cluster: two processes may arrive at once.
		await client.query("select pg_advisory_lock(7026001)");
		for (const role of ["owner", "app", "worker"] as const) {
			const name = roleName(role);
			const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
			if (!rowCount) await client.query(`create role ${name} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit`);
			const { rows } = await client.query("select pg_has_role(current_user, $1, 'member') as is_member", [name]);
			if (!rows[0].is_member) await client.query(`grant ${name} to current_user`);
		}
		const { rows } = await client.query("select quote_ident(current_database()) as name");
		await client.query(`
			grant create, connect on database ${rows[0].name} to maillage_owner;
			revoke create on schema public from public;
			grant create, usage on schema public to maillage_owner;
			grant usage on schema public to maillage_app, maillage_worker;
			create schema if not exists bullmq;
			grant create, usage on schema bullmq to maillage_owner;
			grant usage on schema bullmq to maillage_app, maillage_worker;
		`);
	} finally {
		await client.end();
	}
}
