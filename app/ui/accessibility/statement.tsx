import type { ConformityFigures } from "#app/domain/accessibility/conformity.ts";
import { conformityLabels } from "#app/messages/accessibility.ts";
import { formatCount, formatDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { CriteriaTables, type ShownTheme } from "./criteria-tables.tsx";

interface StatementProps extends ConformityFigures {
	contact: { text: string; href: string } | null;
	scheme: string | null;
	statedOn: string;
	failures: readonly { number: string; name: string; finding: string | null }[];
	themes: readonly ShownTheme[];
}

/** The statement the law asks for, drawn from the criteria: no more than what was looked at. */
export function Statement({ contact, scheme, statedOn, failures, themes, ...figures }: StatementProps) {
	const { state, applicable, conforming, failing, unverified, rate, rateAtLeast } = figures;
	return (
		<>
			<p>
				Maillage veut être utilisable par tous, conformément à l'article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration
				s'applique à l'ensemble de ses pages. Elle a été établie le {formatDay(statedOn)}.
			</p>
			{scheme && (
				<p>
					<a href={scheme}>Schéma pluriannuel de mise en accessibilité</a>
				</p>
			)}
			<Section title="État de conformité">
				<p>
					Maillage est <strong>{conformityLabels[state]}</strong> au référentiel général d'amélioration de l'accessibilité (RGAA), version
					4.1.2. Sur les {formatCount(applicable, "critère qui s'applique", "critères qui s'appliquent")}
					{"\u00a0:"}
				</p>
				<ul>
					<li>
						{formatCount(conforming, "est respecté", "sont respectés")}
						{"\u00a0;"}
					</li>
					<li>
						{failing === 0 ? "aucun n'a été trouvé en défaut" : formatCount(failing, "n'est pas respecté", "ne sont pas respectés")}
						{"\u00a0;"}
					</li>
					<li>{unverified === 0 ? "aucun ne reste à vérifier" : formatCount(unverified, "n'est pas vérifié", "ne sont pas vérifiés")}.</li>
				</ul>
				<p>
					{rate !== null && `Des critères vérifiés, ${rate}\u00a0% sont respectés. `}
					{unverified > 0 &&
						`L'état ci-dessus compte comme non respecté ce que personne n'a encore vérifié\u00a0: ${rateAtLeast}\u00a0% des critères sont alors tenus pour acquis. `}
					Les essais automatiques passent à chaque version du logiciel{"\u00a0;"} ils ne remplacent pas l'audit d'une personne.
				</p>
			</Section>
			<Section title="Contenus non accessibles">
				{failures.length > 0 && (
					<ul>
						{failures.map(({ number, name, finding }) => (
							<li key={number}>
								Critère {number}, {name}
								{finding && `\u00a0: ${finding}`}
							</li>
						))}
					</ul>
				)}
				<p>
					{unverified === 0 && failures.length === 0
						? "Aucun contenu non accessible n'est connu."
						: "Tant que tout n'est pas vérifié, cette liste n'est pas complète. Signalez-nous ce qui vous arrête."}
				</p>
				<Disclosure summary="Le détail des 106 critères">
					<CriteriaTables themes={themes} />
				</Disclosure>
			</Section>
			<Section title="Établissement de cette déclaration">
				<p>
					Les pages sont éprouvées avec Chromium, à 1280 et à 360 pixels de large, en thème clair et en thème sombre, vides, remplies et en
					erreur, au clavier seul et sans JavaScript. Elles sont faites en HTML et en CSS{"\u00a0;"} la rédaction du compte rendu et la
					saisie en grille y ajoutent JavaScript et WAI-ARIA.
				</p>
			</Section>
			<Section title="Signaler une difficulté">
				<p>
					{contact ? (
						<>
							Si un contenu ou un service vous est inaccessible, écrivez à <a href={contact.href}>{contact.text}</a>
							{"\u00a0:"} on vous répondra, et l'information vous sera donnée sous une autre forme.
						</>
					) : (
						<>
							L'hébergeur de cet espace n'a pas encore indiqué à qui écrire. Si un contenu ou un service vous est inaccessible,
							adressez-vous à l'administration de votre territoire, qui a créé votre accès.
						</>
					)}
				</p>
			</Section>
			<Section title="Voies de recours">
				<p>Si vous n'obtenez pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits{"\u00a0:"}</p>
				<ul>
					<li>
						par son <a href="https://formulaire.defenseurdesdroits.fr/">formulaire en ligne</a>
						{"\u00a0;"}
					</li>
					<li>
						auprès de son <a href="https://www.defenseurdesdroits.fr/carte-des-delegues">délégué dans votre département</a>
						{"\u00a0;"}
					</li>
					<li>par courrier gratuit, sans timbre{"\u00a0:"} Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.</li>
				</ul>
			</Section>
		</>
	);
}
