import { topicOf } from "#app/domain/notices/rules.ts";
import type { NoticeCode, NoticeKind } from "#app/domain/notices/types.ts";
import { reminderCatalogue } from "#app/domain/reminders/catalogue.ts";

const reasons: Partial<Record<NoticeKind, string>> = {
	"minutes-submitted": "Vous présidez l'instance, ou vous y suppléez la présidence.",
	"minutes-changes-requested": "Vous êtes référent technique de l'instance.",
	"minutes-approved": "Vous avez un mandat dans l'instance.",
	"minutes-remark": "Vous êtes référent technique de l'instance.",
	erratum: "Vous avez un mandat dans l'instance, ou vous avez proposé cet erratum.",
	"meeting-changed": "Vous êtes convoqué à la réunion, ou vous avez un mandat dans l'instance.",
	"meeting-cancelled": "Vous êtes convoqué à la réunion, ou vous avez un mandat dans l'instance.",
	"poll-opened": "Vous avez un mandat dans l'instance.",
	"task-given": "Vous avez la charge de cette suite à donner.",
	"task-done": "Vous avez la charge de cette suite à donner, ou vous êtes référent technique de l'instance.",
	"task-reopened": "Vous avez la charge de cette suite à donner, ou vous êtes référent technique de l'instance.",
	mention: "Quelqu'un vous cite dans ce commentaire.",
	"comment-answered": "Vous participez à cette discussion.",
	"version-decided": "Vous avez proposé cette version de la fiche.",
	"value-returned": "Vous avez saisi cette valeur.",
	"value-accepted": "Vous avez saisi cette valeur.",
	"campaign-assigned": "Une valeur vous est demandée dans cette campagne.",
	"mandate-given": "Ce mandat est le vôtre.",
	"reminder-of-others": "Rien ne vient malgré plusieurs relances, et vous menez l'instance ou le territoire.",
};

/** Why a person got it, and for a reminder what ends it. */
export function noticeReason(code: NoticeCode): string {
	const topic = topicOf(code);
	const definition = reminderCatalogue.find(({ kind }) => kind === code.split("/")[1]);
	const ends = definition ? ` Les relances cessent quand\u00a0: ${lower(definition.ends)}.` : "";
	const asked =
		definition && topic !== "reminder-of-others" ? `Cette relance s'adresse à\u00a0: ${lower(definition.audience)}.` : reasons[topic];
	return `${asked ?? "Votre rôle dans ce territoire vous y associe."}${ends}`;
}

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
