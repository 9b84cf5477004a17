import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editLetterhead } from "#app/domain/diffusion/commands/edit-letterhead.server.ts";
import { EditLetterhead } from "#app/domain/diffusion/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentLetterhead } from "#app/presenters/letterhead.server.ts";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { LetterheadForm } from "#app/ui/minutes/diffusion-letterhead-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "En-tête des documents");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentLetterhead(ctx));
}

export const action = formAction({
	schema: EditLetterhead,
	command: editLetterhead,
	to: (territory) => paths.letterhead(territory),
	toast: "letterhead-edited",
});

export default function LetterheadPage() {
	const { territory, ...stored } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader title="En-tête des documents" breadcrumbs={administrationTrail(territory, { label: "En-tête des documents" })} />
			<LetterheadForm {...stored} cancelHref={paths.administration(territory)} reply={useActionData<typeof action>()} />
		</>
	);
}
