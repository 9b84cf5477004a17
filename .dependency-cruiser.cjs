/** Who may import whom: the table of the house (docs/decisions/001-layout.md), by path. */

const rooms = {
	ui: "^app/ui/",
	routes: "^app/routes/",
	presenters: "^app/presenters/",
	domain: "^app/domain/",
	kernel: "^app/domain/kernel/",
	http: "^app/http/",
	adapters: "^app/adapters/",
	emails: "^app/emails/",
	messages: "^app/messages/",
	db: "^db/",
	workers: "^workers/",
	seeds: "^seeds/",
	bin: "^bin/",
	bench: "^bench/",
	tests: "^tests/",
};
const { ui, routes, presenters, domain, kernel, http, adapters, emails, db, workers, seeds, bin, bench, tests } = rooms;
const server = "\\.server\\.tsx?$";
const test = "\\.test\\.tsx?$";
const frameworks =
	"^node_modules/(@remix-run|react|react-dom|bullmq|ioredis|lucia|hono|@hono|@tiptap/(?!pm|y-tiptap)|nodemailer|@react-email|@hocuspocus)/";

const never = (name, from, to, except) => ({
	name,
	severity: "error",
	from: { path: from, pathNot: [test, ...(except ? [].concat(except) : [])] },
	to: { path: to },
});

module.exports = {
	forbidden: [
		{ name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
		{ name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: ["^virtual:"] } },

		never("ui-is-shown-only", ui, [routes, presenters, http, adapters, db, workers, seeds, server]),
		never("routes-call-the-domain", routes, [db, adapters, workers, seeds, "^node_modules/kysely/", "^app/domain/[^/]+/store"]),
		{ name: "no-route-imports-a-route", severity: "error", from: { path: routes, pathNot: test }, to: { path: routes } },
		never("presenters-read", presenters, [routes, ui, db, adapters, "/commands/", "^app/domain/[^/]+/store", "^node_modules/react"]),
		never("domain-knows-no-framework", domain, [frameworks, adapters, http, routes, presenters, ui, emails, workers, seeds]),
		{
			name: "pure-domain-stays-pure",
			severity: "error",
			// events.ts names recordEvent's definitions; context and record-event are the kernel's two doors to the database
			from: { path: domain, pathNot: [server, test, "[/-]events\\.ts$"] },
			to: { path: [server, db] },
		},
		never("kernel-stands-alone", kernel, ["^app/domain/(?!kernel/)"]),
		{
			name: "modules-know-others-by-their-doors",
			severity: "error",
			from: { path: "^app/domain/([^/]+)/", pathNot: test },
			to: {
				path: "^app/domain/(?!kernel/)",
				pathNot: [
					"^app/domain/$1/",
					// past facts are public: whoever listens names them
					"/(types|policy|verbs|events)\\.ts$",
					"/(queries|steps|import-steps|place-steps)\\.server\\.ts$",
					"/queries/",
				],
			},
		},
		{
			name: "pure-domain-knows-others-by-type",
			severity: "error",
			from: { path: "^app/domain/([^/]+)/", pathNot: [server, test] },
			// a policy may ask another module's: one rule, one place
			to: { path: "^app/domain/(?!kernel/)", pathNot: ["^app/domain/$1/", "/(types|policy|verbs)\\.ts$"] },
		},
		never("http-knows-people-only", http, ["^app/domain/(?!kernel/|people/)", routes, presenters, ui, workers, seeds]),
		never("adapters-face-outwards", adapters, ["^app/domain/(?!kernel/)", routes, presenters, ui, http, workers, seeds]),
		// formatting, drawings and the types of what a mail or a document tells are pure: both read them like screens do
		never(
			"emails-are-pure",
			[emails, "^app/documents/"],
			[
				"^app/domain/(?!kernel/|[^/]+/types\\.ts)",
				"^app/ui/(?!format\\.ts|charts/[^/]+\\.ts)",
				routes,
				presenters,
				http,
				adapters,
				db,
				workers,
				seeds,
			],
		),
		never("db-knows-nobody", db, ["^app/", workers, seeds, bin]),
		never("workers-have-no-pages", workers, [routes, presenters, ui, http, seeds]),
		never("seeds-use-commands", seeds, [routes, presenters, ui, http, workers, adapters]),
		never("nobody-imports-bin", "^(app|db|workers|seeds)/", bin),
		never("nobody-imports-bench", "^(app|db|workers|seeds|bin)/", bench),
		never("nobody-imports-tests", "^(app|db|workers|seeds|bin|bench)/", tests),

		{
			name: "lucia-in-one-file",
			severity: "error",
			from: { pathNot: "^app/adapters/sessions\\.server\\.ts$" },
			to: { path: "^node_modules/lucia/" },
		},
		{
			name: "bullmq-in-one-file",
			severity: "error",
			// fault tests bring forward what the queue put off, behind the product's back; the bench measures it bare
			from: { pathNot: "^(app/adapters/queue\\.server|tests/support/queue-handle|bench/servers/digest-floor)\\.ts$" },
			to: { path: "^node_modules/(bullmq|ioredis)/" },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "^(build|node_modules/\\.)" },
		tsConfig: { fileName: "tsconfig.json" },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "require", "node", "default"],
			extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json"],
		},
	},
};
