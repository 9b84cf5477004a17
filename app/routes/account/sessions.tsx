import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { CloseSession } from "#app/domain/people/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

export const loader = () => redirect(paths.account());

/** Closes one of one's sessions when it is named, all of them otherwise. */
export async function action(args: ActionFunctionArgs) {
	const { personId, visitor } = await requirePerson(args);
	const { sessions } = args.context;
	const form = await parseForm(args.request, z.union([CloseSession, z.strictObject({})]));
	if (!form.ok) throw errorPage(400, "form.unreadable");
	if ("sessionId" in form.value && form.value.sessionId !== visitor.sessionId) {
		await sessions.closeOne(personId, form.value.sessionId);
		return redirectWithToast(paths.account(), "session-closed");
	}
	const headers = new Headers({ "Clear-Site-Data": '"cache", "storage"' });
	if ("sessionId" in form.value) {
		headers.append("Set-Cookie", await sessions.close(args.request.headers.get("Cookie") ?? ""));
		return redirectWithToast(paths.signIn(), "signed-out", headers);
	}
	await sessions.closeAll(personId);
	headers.append("Set-Cookie", await sessions.close(""));
	return redirectWithToast(paths.signIn(), "signed-out-everywhere", headers);
}
