import { createServer, type ServerResponse } from "node:http";
import pg from "pg";
import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import { processorOf, serveParent } from "../child.ts";

/*
 * The limit: what one could reach on this machine with this database, React and nothing else. One prepared statement, one
 * renderToString, no session, no walls, no form, no journal.
 */

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0, application_name: "bench-limit" });

const listed = (rest: string) => `
	select s.code, s.title, s.status, s.start_on::text, s.end_on::text, o.title as objective, lp.display_name as pilot, lo.name as organisation,
		(select json_agg(json_build_object('label', i.label, 'unit', i.unit, 'target', i.target_value, 'value', l.value, 'on', l.measured_on)
				order by i.position)
			from indicator i left join lateral (select m.value, m.measured_on from measurement m where m.indicator_id = i.id
				order by m.measured_on desc limit 1) l on true
			where i.sheet_id = s.id) as indicators
	from action_sheet s join objective o on o.id = s.objective_id
		left join person lp on lp.id = s.lead_person_id left join organisation lo on lo.id = s.lead_organisation_id
	where s.territory_id = $1 ${rest} limit 50`;

const statements = {
	list: listed("order by s.code"),
	sorted: listed("and s.status = 'in_progress' order by s.end_on desc nulls last, s.code"),
	sheet: `
		select s.*, o.title as objective, a.title as axis, p.title as programme, lp.display_name as pilot, lo.name as organisation,
			(select json_agg(json_build_object('label', i.label, 'unit', i.unit, 'target', i.target_value, 'values',
					(select json_agg(json_build_object('on', m.measured_on, 'value', m.value, 'by', mp.display_name) order by m.measured_on desc)
						from measurement m left join person mp on mp.id = m.entered_by where m.indicator_id = i.id)) order by i.position)
				from indicator i where i.sheet_id = s.id) as indicators
		from action_sheet s join objective o on o.id = s.objective_id join axis a on a.id = o.axis_id join programme p on p.id = a.programme_id
			left join person lp on lp.id = s.lead_person_id left join organisation lo on lo.id = s.lead_organisation_id
		where s.territory_id = $1 and s.slug = $2`,
	write: `
		insert into measurement (id, territory_id, indicator_id, measured_on, value, entered_by, entered_at)
		values (gen_random_uuid(), $1, $2, $3, $4, $5, now())`,
};

const run = async (name: keyof typeof statements, values: (string | null)[]) =>
	(await pool.query({ name, text: statements[name], values })).rows;

const table = (rows: Record<string, unknown>[]) =>
	h(
		"table",
		null,
		h(
			"tbody",
			null,
			rows.map(({ indicators, ...row }, index) =>
				h(
					"tr",
					{ key: index },
					Object.entries(row).map(([key, value]) => h("td", { key }, String(value ?? ""))),
					h("td", null, ((indicators ?? []) as Record<string, unknown>[]).map(indicator)),
				),
			),
		),
	);

const indicator = ({ values, ...said }: Record<string, unknown>, index: number) =>
	h(
		"p",
		{ key: index },
		Object.entries(said).map(([key, value]) => h("span", { key }, String(value ?? ""))),
		((values ?? []) as Record<string, unknown>[]).map(({ on, value, by }) => h("span", { key: String(on) }, `${on} ${value} ${by}`)),
	);

const server = createServer(async (request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? "/", "http://limit");
	const values = [...searchParams.values()];
	const name = pathname.slice(1) as keyof typeof statements;
	try {
		const rows = await run(name, values);
		if (name === "write") end(response, 204, "");
		else end(response, 200, `<!DOCTYPE html>${renderToString(h("html", null, h("body", null, table(rows))))}`);
	} catch (error) {
		end(response, 500, String(error));
	}
});

function end(response: ServerResponse, status: number, text: string) {
	response.writeHead(status, { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text);
}

server.listen(0, "127.0.0.1", () => {
	const { port } = server.address() as { port: number };
	serveParent((asked) => (asked === "port" ? port : { processor: processorOf() }));
});
