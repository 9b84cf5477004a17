import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { clearMailStop } from "#app/domain/deliveries/commands/clear-mail-stop.server.ts";
import { ClearMailStop } from "#app/domain/deliveries/schema.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { paths } from "#app/paths.ts";

/** Only ever posted to, from the page of what is sent. */
export const loader = ({ params: { territory = "" } }: LoaderFunctionArgs) => redirect(paths.jobs(territory));

export const action = formAction({
	schema: ClearMailStop,
	command: clearMailStop,
	to: (territory) => paths.jobs(territory),
	toast: "mail-stop-cleared",
});
