import { paths } from "#app/paths.ts";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";

const accounts = [
	{ duty: "Coopération CTG", email: "cooperation@ccals.example" },
	{ duty: "Référence technique du comité insertion", email: "technique-insertion@ccals.example" },
	{ duty: "Présidence du comité insertion", email: "presidence-insertion@ccals.example" },
	{ duty: "Partenaire (CCAS)", email: "ccas@ccals.example" },
	{ duty: "Lecture", email: "lecture@ccals.example" },
	{ duty: "Administration", email: "admin@ccals.example" },
];

/** Known accounts of the demonstration, shown before sign-in; never where real people work. */
export function DemonstrationAccounts() {
	return (
		<Card title="Démonstration" headingLevel={2} isQuiet>
			<p>
				Essayez Maillage avec l'un de ces comptes du territoire d'exemple. Le mot de passe est partout <strong>demonstration-2026</strong>.
				Les courriels se lisent dans la <a href={paths.mailbox()}>boîte aux lettres</a>.
			</p>
			<DefinitionList layout="stacked" items={accounts.map(({ duty, email }) => ({ term: duty, description: email }))} />
		</Card>
	);
}
