import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editNote } from "#app/domain/follow-up/commands/edit-note.server.ts";
import { EditNote } from "#app/domain/follow-up/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNoteForm } from "#app/presenters/follow-up.server.ts";
import { subPageCrumbs } from "#app/ui/follow-up/crumbs.ts";
import { NoteForm } from "#app/ui/follow-up/note-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Corriger une note de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNoteForm(ctx, args.params.sheet ?? "", args.params.note ?? ""));
}

export const action = formAction({
	schema: EditNote,
	fixed: async ({ sheet = "", note }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), noteId: note }),
	command: editNote,
	to: (territory, { sheet = "" }) => paths.followUp(territory, sheet),
	toast: "note-edited",
});

export default function EditNotePage() {
	const { territory, sheet, note, today } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Corriger la note d'avancement"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Corriger une note")}
			/>
			<NoteForm note={note} today={today} reply={useActionData<typeof action>()} cancelHref={paths.followUp(territory, sheet.slug)} />
		</>
	);
}
