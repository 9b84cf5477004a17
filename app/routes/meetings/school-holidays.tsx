import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addSchoolHoliday } from "#app/domain/meetings/commands/add-school-holiday.server.ts";
import { chooseDepartment } from "#app/domain/meetings/commands/choose-department.server.ts";
import { chooseSchoolZone } from "#app/domain/meetings/commands/choose-school-zone.server.ts";
import { removeSchoolHoliday } from "#app/domain/meetings/commands/remove-school-holiday.server.ts";
import { AddSchoolHoliday, ChooseDepartment, ChooseSchoolZone, RemoveSchoolHoliday } from "#app/domain/meetings/preparation-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSchoolHolidays } from "#app/presenters/meeting-series.server.ts";
import { SchoolHolidaysView } from "#app/ui/meetings/school-holidays-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Jours fériés et vacances scolaires");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSchoolHolidays(ctx));
}

const ChangeHolidays = z.discriminatedUnion("intent", [
	ChooseDepartment.extend({ intent: z.literal("department") }),
	ChooseSchoolZone.extend({ intent: z.literal("zone") }),
	AddSchoolHoliday.extend({ intent: z.literal("add") }),
	RemoveSchoolHoliday.extend({ intent: z.literal("remove") }),
]);
const toasts = {
	department: "department-chosen",
	zone: "school-zone-chosen",
	add: "school-holiday-added",
	remove: "school-holiday-removed",
};

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, ChangeHolidays);
	if (!form.ok) return form.invalid();
	const change = form.value;
	return form.settle(
		async () => {
			if (change.intent === "department") await chooseDepartment(ctx, { department: change.department });
			else if (change.intent === "zone") await chooseSchoolZone(ctx, { zone: change.zone });
			else if (change.intent === "remove") await removeSchoolHoliday(ctx, { holidayId: change.holidayId });
			else await addSchoolHoliday(ctx, { name: change.name, startsOn: change.startsOn, endsOn: change.endsOn });
		},
		() => redirectWithToast(paths.schoolHolidays(ctx.actor.territorySlug), toasts[change.intent]),
	);
}

export default function SchoolHolidaysPage() {
	return <SchoolHolidaysView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
