import { route, type RouteConfig } from "@remix-run/route-config";

/** Every address of the product: French paths, English files. */
export default [
	route("/", "routes/home/duties.tsx"),
	route("connexion", "routes/auth/sign-in.tsx"),
	route("deconnexion", "routes/auth/sign-out.tsx"),
	route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
