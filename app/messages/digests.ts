import type { DigestItem, DigestSectionKey } from "#app/domain/digests/types.ts";
import type { NoticeCode } from "#app/domain/notices/types.ts";
import { dutyKindLabels } from "./duties.ts";
import { noticeLabel } from "./notices.ts";

export const digestSectionTitles: Record<DigestSectionKey, string> = {
	"to-approve": "À approuver",
	late: "En retard",
	"to-fill": "À renseigner",
	"to-prepare": "À préparer",
	referrals: "Orientations",
	upcoming: "À venir",
	decided: "Décidé",
	news: "Nouvelles",
};

/** How each section counts in the subject of the mail. */
export const digestCounts: Record<DigestSectionKey, readonly [one: string, many: string]> = {
	"to-approve": ["à approuver", "à approuver"],
	late: ["en retard", "en retard"],
	"to-fill": ["à renseigner", "à renseigner"],
	"to-prepare": ["à préparer", "à préparer"],
	referrals: ["orientation qui attend", "orientations qui attendent"],
	upcoming: ["à venir", "à venir"],
	decided: ["réunion qui a décidé", "réunions qui ont décidé"],
	news: ["nouvelle", "nouvelles"],
};

const labels: Record<Exclude<DigestItem["kind"], NoticeCode>, string | null> = {
	...dutyKindLabels,
	"prepare-meeting": "Convocation à envoyer",
	decided: "Compte rendu approuvé",
	"late-of-others": null,
	"referral-waits": null,
};

/** What kind of thing it is, before its title; what says so by itself has none. */
export const digestItemLabel = (kind: DigestItem["kind"]): string | null =>
	kind in labels ? labels[kind as keyof typeof labels] : noticeLabel(kind as NoticeCode);
