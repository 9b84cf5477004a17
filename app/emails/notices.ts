import type { NoticeCode } from "#app/domain/notices/types.ts";
import { emailPhrases } from "#app/messages/emails.ts";
import { noticeLabel } from "#app/messages/notices.ts";
import { compose } from "./compose.tsx";

export interface NoticesProps {
	displayName: string;
	/** Never empty. Their `href` are full addresses. */
	notices: readonly MailedNotice[];
	/** Full address of the inbox. */
	href: string;
	/** Full address of the page where one chooses what to hear. */
	settingsHref: string;
}
export interface MailedNotice {
	kind: NoticeCode;
	title: string;
	context: string;
	territoryName: string;
	times: number;
	href: string;
	/** The absent person whom it was meant for. */
	inPlaceOfName: string | null;
}

const shown = 20;

/** « Relance : compte rendu à approuver, Comité insertion »: one colon is enough. */
function subjectOf({ kind, title }: MailedNotice): string {
	const label = noticeLabel(kind);
	return `${label}${label.includes(":") ? "," : "\u00a0:"} ${title}`;
}

/** One mail for what settled together. */
export function noticesEmail({ displayName, notices, href, settingsHref }: NoticesProps) {
	const [first] = notices;
	const names = new Set(notices.map(({ territoryName }) => territoryName));
	const isAlone = notices.length === 1;
	return compose({
		subject: first && isAlone ? subjectOf(first) : `${notices.length} avis vous concernent`,
		preview:
			first && isAlone
				? first.context || first.territoryName
				: notices
						.map(({ kind }) => noticeLabel(kind))
						.slice(0, 3)
						.join(", "),
		territoryName: names.size === 1 ? ([...names][0] ?? null) : null,
		title: first && isAlone ? noticeLabel(first.kind) : "Du nouveau pour vous",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{
				kind: "list",
				title: isAlone ? "De quoi il s’agit" : `Avis (${notices.length})`,
				items: notices.slice(0, shown).map((notice) => ({
					title: notice.title,
					href: notice.href,
					details: [
						isAlone ? null : noticeLabel(notice.kind),
						notice.times > 1 ? `${notice.times} fois` : null,
						notice.context,
						names.size > 1 || !notice.context ? notice.territoryName : null,
						notice.inPlaceOfName ? `à la place de ${notice.inPlaceOfName}, en son absence` : null,
					]
						.filter(Boolean)
						.join(" · "),
				})),
				more: notices.length > shown ? emailPhrases.more(notices.length - shown) : null,
			},
			...(first && isAlone ? [{ kind: "action" as const, label: "Ouvrir", href: first.href }] : []),
			{ kind: "action", label: "Voir tous mes avis", href, isSecondary: isAlone },
		],
		reason: "Vous recevez ce message parce que ces faits vous concernent et que vos réglages demandent un courriel sans attendre.",
		choices: [{ label: emailPhrases.settings, href: settingsHref }],
	});
}
