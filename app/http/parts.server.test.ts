import { data, type ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { unwrapped } from "./handover.server.ts";
import { handlerByParts } from "./parts.server.ts";
import { handleWithScripts } from "./scripts.ts";

const paths = ["/", "fiches", "fiches/nouvelle", "fiches/:fiche", "fiches/:fiche/texte", "calendriers/:token.ics", "*"];
const isEditor = (path: string) => path.endsWith("texte");

/** Pages that say which route answered, what the page was given, and what a browser would have been sent to take it over. */
const build = {
	routes: Object.fromEntries([
		["root", { id: "root", path: "", module: { default: () => null, loader: () => data({ frame: 1 }) } }],
		...paths.map((path) => [
			path,
			{
				id: path,
				parentId: "root",
				path,
				module: {
					default: () => null,
					loader: ({ params }: { params: object }) => ({ path, params }),
					...(isEditor(path) && { handle: handleWithScripts }),
				},
			},
		]),
	]),
	assets: { routes: {} },
	future: { v3_singleFetch: true, v3_relativeSplatPath: true },
	publicPath: "/",
	basename: "/",
	entry: {
		module: {
			default: async (...[, , , { staticHandlerContext, serverHandoffStream }]: Parameters<ServerBuild["entry"]["module"]["default"]>) =>
				Response.json({
					loaded: unwrapped(staticHandlerContext.loaderData),
					sent: await new Response(serverHandoffStream).text(),
				}),
		},
	},
} as unknown as ServerBuild;
const handle = handlerByParts(build, "test");
const answerTo = async (address: string) => (await handle(new Request(`http://localhost${address}`))).json();

it.each([
	["/", "/"],
	["/fiches", "fiches"],
	["/fiches/", "fiches"],
	["/FICHES", "fiches"],
	["/fiches/nouvelle", "fiches/nouvelle"],
	["/fiches/nouvell%65", "fiches/nouvelle"],
	["/fiches/12", "fiches/:fiche"],
	["/fiches/%C3%A9t%C3%A9", "fiches/:fiche"],
	["/fiches/12%2Ftexte", "fiches/:fiche"],
	["/fiches/12/texte", "fiches/:fiche/texte"],
	["/calendriers/abc.ics", "calendriers/:token.ics"],
	["/calendriers/abc.pdf", "*"],
	["/ailleurs", "*"],
])("answers %s with the route that Remix would choose among all", async (address, path) => {
	const { loaded } = await answerTo(address);
	expect(Object.keys(loaded)).toEqual(["root", path]);
	expect(loaded).toMatchObject({ root: { frame: 1 }, [path]: { path } });
});

it("encodes what loaders return for the pages that ship scripts only", async () => {
	expect((await answerTo("/fiches/12")).sent).not.toContain("frame");
	expect((await answerTo("/fiches/12/texte")).sent).toContain("frame");
});

it("gives what scripts ask for whole", async () => {
	const answer = await handle(new Request("http://localhost/fiches/12.data"));
	expect(await answer.text()).toContain("frame");
});
