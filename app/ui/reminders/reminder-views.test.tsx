import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { remindedElsewhere, reminderCatalogue } from "#app/domain/reminders/catalogue.ts";
import { ReminderCatalogueView } from "./catalogue-view.tsx";
import { ReminderView } from "./reminder-view.tsx";

const kinds = reminderCatalogue.map(({ rhythm, ...kind }) => ({
	...kind,
	...rhythm,
	daysBefore: [...rhythm.daysBefore],
	isOwn: kind.kind === "task",
	isEdited: kind.kind === "task",
	revision: 1,
}));
const catalogue = { territory: "ici", committees: [], committee: null, kinds, elsewhere: remindedElsewhere, reply: undefined };

it("shows every rhythm, and the form of the one that is being set", () => {
	const quiet = { isQuiet: true, revision: 1 };
	const steward = renderToStaticMarkup(<ReminderCatalogueView {...catalogue} quiet={quiet} can={{ edit: false, quiet: true }} />);
	expect(steward).toContain("Enregistrer le rythme");
	expect(steward).toContain("Revenir au rythme d&#x27;origine");
	expect(steward).toContain('value="7, 0"');
	const member = renderToStaticMarkup(
		<ReminderCatalogueView
			{...catalogue}
			kinds={kinds.map((kind) => ({ ...kind, isEdited: false }))}
			quiet={quiet}
			can={{ edit: false, quiet: false }}
		/>,
	);
	expect(member).toContain("J-30, J-7, le jour même, puis tous les 7 jours de retard");
	expect(member).not.toContain('method="post"');
});

it("says when the next reminder leaves, and lets whoever leads decide", () => {
	const shown = {
		territory: "ici",
		kindTitle: "Suite à donner",
		title: "Écrire",
		href: "/t/ici/decisions/taches/x",
		dueOn: "2026-12-15",
		tomorrow: "2026-11-24",
		people: ["Odile"],
		isSentToday: false,
		raised: [{ id: "a", stage: "late-2", raisedAt: "2026-11-20T06:00:00Z", toName: "Odile", sentByName: null }],
		reply: undefined,
	};
	const page = (canLead: boolean, nextOn: string | null, hold: { untilOn: string | null } | null) =>
		renderToStaticMarkup(<ReminderView {...shown} canLead={canLead} nextOn={nextOn} hold={hold} />);
	expect(page(true, "2026-12-08", null)).toContain("Prochaine relance le ");
	expect(page(true, "2026-12-08", null)).toContain("Relancer maintenant");
	expect(page(true, null, { untilOn: null })).toContain("Reprendre les relances");
	expect(page(false, "2026-12-08", null)).not.toContain('method="post"');
	expect(page(false, "2026-12-08", null)).toContain("en retard, 2e relance");
});
