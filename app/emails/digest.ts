import { type Duty, type DutyGroup, dutyGroups } from "#app/domain/duties/types.ts";
import { dutyGroupTitles, dutyKindLabels } from "#app/messages/duties.ts";
import { emailPhrases } from "#app/messages/emails.ts";
import { formatDay, formatWeekday, relativeDay } from "#app/ui/format.ts";
import { compose } from "./compose.tsx";
import type { Block } from "./content.ts";

export interface DigestProps {
	displayName: string;
	/** What waits, over every territory; never empty. Their `href` are full addresses. */
	duties: readonly Duty[];
	today: string;
	/** Full address of the person's home page. */
	href: string;
}

/** At most this many of each group: the page has the rest. */
const shown = 8;

export function digestEmail({ displayName, duties, today, href }: DigestProps) {
	const isOverSeveral = new Set(duties.map((duty) => duty.territoryId)).size > 1;
	const list = (group: DutyGroup): Block[] => {
		const all = duties.filter((duty) => duty.group === group);
		if (all.length === 0) return [];
		return [
			{
				kind: "list",
				title: `${dutyGroupTitles[group]} (${all.length})`,
				isPressing: group === "late",
				items: all.slice(0, shown).map((duty) => ({ title: duty.title, href: duty.href, details: detailsOf(duty, today, isOverSeveral) })),
				more: all.length > shown ? emailPhrases.more(all.length - shown) : null,
			},
		];
	};
	return compose({
		subject: `Ce qui vous attend\u00a0: ${summaryOf(duties)}`,
		preview: `Le point du ${formatWeekday(today)}.`,
		territoryName: isOverSeveral ? null : (duties[0]?.territoryName ?? null),
		title: "Ce qui vous attend",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{ kind: "paragraph", text: `Voici le point du ${formatWeekday(today)}.` },
			...dutyGroups.flatMap(list),
			{ kind: "action", label: "Voir tout ce qui m’attend", href },
		],
		reason: "Vous recevez ce récapitulatif, au plus une fois par jour ouvré, lorsque quelque chose vous attend.",
	});
}

function detailsOf(duty: Duty, today: string, isOverSeveral: boolean): string {
	const when = duty.dueOn ? relativeDay(duty.dueOn, today) : duty.meetingOn ? `réunion du ${formatDay(duty.meetingOn)}` : null;
	return [dutyKindLabels[duty.kind], when, duty.context, isOverSeveral ? duty.territoryName : null].filter(Boolean).join(" · ");
}

/** « 2 à approuver, 1 en retard ». */
const summaryOf = (duties: readonly Duty[]): string =>
	dutyGroups
		.map((group) => ({ count: duties.filter((duty) => duty.group === group).length, name: dutyGroupTitles[group].toLowerCase() }))
		.filter(({ count }) => count > 0)
		.map(({ count, name }) => `${count} ${name}`)
		.join(", ");
