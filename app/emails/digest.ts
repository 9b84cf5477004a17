import type { DigestItem, DigestSection } from "#app/domain/digests/types.ts";
import { digestCounts, digestItemLabel, digestSectionTitles } from "#app/messages/digests.ts";
import { emailPhrases } from "#app/messages/emails.ts";
import { formatDay, formatWeekday, relativeDay } from "#app/ui/format.ts";
import { compose } from "./compose.tsx";
import type { Block, ListItem } from "./content.ts";

export interface DigestProps {
	displayName: string;
	/** What there is to say, over every territory; never empty. Their `href` are full addresses. */
	sections: readonly DigestSection[];
	/** Values that can be entered from the mail, each by its own link. */
	values?: readonly ValueLink[];
	today: string;
	/** Full address of the person's home page. */
	href: string;
	/** Full address of the page where its rhythm is chosen. */
	settingsHref: string;
	/** Full address that ends it, without a password. */
	unsubscribeHref: string;
}

/** A value that can be entered from the mail. */
export interface ValueLink {
	label: string;
	/** Full address, which enters it once. */
	href: string;
	context: string;
	dueOn: string;
}

/** At most this many of each section: the page has the rest. */
const shown = 8;

export function digestEmail({ displayName, sections, values = [], today, href, settingsHref, unsubscribeHref }: DigestProps) {
	const names = new Set(sections.flatMap(({ items }) => items.map(({ territoryName }) => territoryName)));
	const isOverSeveral = names.size > 1;
	const list = ({ key, items }: DigestSection): Block => ({
		kind: "list",
		title: `${digestSectionTitles[key]} (${items.length})`,
		isPressing: key === "late",
		items: items.slice(0, shown).map((item) => ({ title: item.title, href: item.href, details: detailsOf(item, today, isOverSeveral) })),
		more: items.length > shown ? emailPhrases.more(items.length - shown) : null,
	});
	return compose({
		subject: `Ce qui vous attend\u00a0: ${summaryOf(sections)}`,
		preview: `Le point du ${formatWeekday(today)}.`,
		territoryName: isOverSeveral ? null : ([...names][0] ?? null),
		title: "Ce qui vous attend",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{ kind: "paragraph", text: `Voici le point du ${formatWeekday(today)}.` },
			...sections.map(list),
			...entering(values, today),
			{ kind: "action", label: "Voir tout ce qui m’attend", href },
		],
		reason:
			"Vous recevez ce récapitulatif parce que vous avez un compte sur Maillage, et seulement lorsqu’il y a quelque chose à vous dire.",
		choices: [
			{ label: "Choisir un autre jour ou une autre heure", href: settingsHref },
			{ label: "Ne plus recevoir ce récapitulatif", href: unsubscribeHref },
		],
	});
}

const itemOf = ({ label, href, context, dueOn }: ValueLink, today: string): ListItem => ({
	title: label,
	href,
	details: `${context} · ${relativeDay(dueOn, today)}`,
});

const entering = (values: readonly ValueLink[], today: string): Block[] =>
	values.length === 0
		? []
		: [
				{ kind: "list", title: "À saisir depuis ce courriel", items: values.map((value) => itemOf(value, today)), more: null },
				{
					kind: "small",
					text: "Ces liens agissent en votre nom, sans mot de passe et une seule fois chacun\u00a0: ne transférez pas ce message.",
				},
			];

function detailsOf({ kind, dueOn, meetingOn, context, territoryName }: DigestItem, today: string, isOverSeveral: boolean): string {
	const when = dueOn ? relativeDay(dueOn, today) : meetingOn ? `réunion du ${formatDay(meetingOn)}` : null;
	return [digestItemLabel(kind), when, context, isOverSeveral ? territoryName : null].filter(Boolean).join(" · ");
}

/** « 2 à approuver, 1 en retard »: what comes first, for a subject that is read at a glance. */
const summaryOf = (sections: readonly DigestSection[]): string => {
	const counted = sections.slice(0, 3).map(({ key, items: { length } }) => `${length} ${digestCounts[key][length === 1 ? 0 : 1]}`);
	return counted.join(", ") + (sections.length > 3 ? "…" : "");
};
