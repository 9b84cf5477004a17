import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { clearOwnMailStop } from "#app/domain/deliveries/commands/clear-own-mail-stop.server.ts";
import { ClearOwnMailStop } from "#app/domain/deliveries/schema.ts";
import { chooseChannels } from "#app/domain/notices/commands/choose-channels.server.ts";
import { chooseDigest } from "#app/domain/notices/commands/choose-digest.server.ts";
import { declareAbsence } from "#app/domain/notices/commands/declare-absence.server.ts";
import { unmute } from "#app/domain/notices/commands/mute.server.ts";
import { resetPreferences } from "#app/domain/notices/commands/reset-preferences.server.ts";
import { withdrawAbsence } from "#app/domain/notices/commands/withdraw-absence.server.ts";
import { ChooseChannels, ChooseDigest, DeclareAbsence, ResetPreferences, Unmute, WithdrawAbsence } from "#app/domain/notices/schema.ts";
import { requirePerson } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNotifications } from "#app/presenters/notifications.server.ts";
import { PreferencesView } from "#app/ui/notices/preferences-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mes notifications");

export async function loader(args: LoaderFunctionArgs) {
	return presentNotifications(await requirePerson(args));
}

const Preferences = z.discriminatedUnion("intent", [
	ChooseChannels,
	ResetPreferences,
	ChooseDigest,
	DeclareAbsence,
	WithdrawAbsence,
	Unmute,
	ClearOwnMailStop,
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requirePerson(args);
	const form = await parseForm(args.request, Preferences);
	if (!form.ok) return form.invalid();
	const { value } = form;
	const done = (toast: string) => () => redirectWithToast(paths.notificationSettings(), toast);
	switch (value.intent) {
		case "channels":
			return form.settle(() => chooseChannels(ctx, value), done("notice-preferences-saved"));
		case "reset":
			return form.settle(() => resetPreferences(ctx), done("notice-preferences-reset"));
		case "digest":
			return form.settle(() => chooseDigest(ctx, value), done("digest-preference-saved"));
		case "absence":
			return form.settle(() => declareAbsence(ctx, value), done("absence-declared"));
		case "withdraw-absence":
			return form.settle(() => withdrawAbsence(ctx, value), done("absence-removed"));
		case "unmute":
			return form.settle(() => unmute(ctx, value), done("object-unmuted"));
		case "resume-mail":
			return form.settle(() => clearOwnMailStop(ctx), done("own-mail-stop-cleared"));
	}
}

export default function PreferencesPage() {
	return <PreferencesView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
