import { matchRoutes } from "@remix-run/react";
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import routes from "#app/routes.ts";

// paths.ts writes addresses, routes.ts reads them: this holds the two together.
it("every address that a link may carry is answered by a route of its own", async () => {
	const table = (await routes) as { path?: string; file: string }[];
	for (const [name, build] of Object.entries(paths)) {
		const address = (build as (...parts: string[]) => string)("ccals", "insertion", "019aa000-0000-7000-8000-000000000000", "x");
		const file = (matchRoutes(table, address)?.at(-1)?.route as { file?: string } | undefined)?.file;
		expect({ name, file }).not.toEqual({ name, file: undefined });
		expect({ name, file }).not.toEqual({ name, file: "routes/not-found.tsx" });
	}
});
