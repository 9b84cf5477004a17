import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseRequiredFields } from "#app/domain/action-sheets/commands/choose-required-fields.server.ts";
import { ChooseRequiredFields } from "#app/domain/action-sheets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentRequiredFields } from "#app/presenters/sheet-parts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { RequiredFieldsForm } from "#app/ui/sheets/required-fields-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Champs demandés aux fiches");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentRequiredFields(ctx, args.params.programme ?? ""));
}

export const action = formAction({
	schema: ChooseRequiredFields,
	fixed: ({ programme }) => ({ programmeId: programme }),
	command: chooseRequiredFields,
	to: (territory) => paths.programme(territory),
	toast: "required-fields-chosen",
});

export default function RequiredFieldsPage() {
	return <RequiredFieldsForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
