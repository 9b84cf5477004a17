import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

export const loader = () => redirect(paths.home());

export async function action({ request, context }: ActionFunctionArgs) {
	const headers = new Headers({ "Clear-Site-Data": '"cache", "storage"' });
	headers.append("Set-Cookie", await context.sessions.close(request.headers.get("Cookie") ?? ""));
	return redirectWithToast(paths.signIn(), "signed-out", headers);
}
