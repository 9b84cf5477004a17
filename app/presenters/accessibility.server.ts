import { conformityOf } from "#app/domain/accessibility/conformity.ts";
import { criteria, statedOn, themes } from "#app/domain/accessibility/criteria.ts";
import type { Criterion } from "#app/domain/accessibility/types.ts";

/** The accessibility statement: what the criteria give, and what the host adds. */
export function presentDeclaration({ contact, scheme }: { contact: string | null; scheme: string | null }) {
	return {
		...conformityOf(criteria),
		contact: contact ? { text: contact, href: contact.startsWith("https:") ? contact : `mailto:${contact}` } : null,
		scheme,
		statedOn,
		failures: criteria.flatMap(({ number, name, holding }) =>
			holding.by === "hand" && holding.checked?.isConforming === false ? [{ number, name, finding: holding.checked.finding ?? null }] : [],
		),
		themes: themes.map(({ number, name, criteria: rows }) => ({ number, name, criteria: rows.map(presentCriterion) })),
	};
}

function presentCriterion({ number, name, holding }: Criterion) {
	const shown = { number, name };
	if (holding.by === "test") return { ...shown, standing: "tested" as const, note: null, checkedOn: null };
	if (holding.by === "absence") return { ...shown, standing: "absent" as const, note: holding.why, checkedOn: null };
	const { look, checked } = holding;
	if (!checked) return { ...shown, standing: "unverified" as const, note: look, checkedOn: null };
	return { ...shown, standing: checked.isConforming ? ("checked" as const) : ("failing" as const), note: look, checkedOn: checked.on };
}
