import type { MetaFunction } from "@remix-run/node";
import { OpenPage } from "#app/ui/account/open-page.tsx";
import { Section } from "#app/ui/layout/section.tsx";

import { pageTitle } from "#app/ui/page-title.ts";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Déclaration d'accessibilité");

export default function AccessibilityPage() {
	return (
		<OpenPage title="Déclaration d'accessibilité" width="wide">
			<p>
				Maillage veut être utilisable par tous, conformément à l'article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration
				s'applique à l'ensemble de ses pages.
			</p>
			<Section title="État de conformité">
				<p>
					Maillage est <strong>non conforme</strong> au référentiel général d'amélioration de l'accessibilité (RGAA), version 4.1.2, car il
					n'a pas encore été audité. Ses pages sont conçues pour s'utiliser au clavier, avec un lecteur d'écran, agrandies et sans
					JavaScript, et ces points sont vérifiés par des essais automatiques ; ils ne remplacent pas un audit.
				</p>
			</Section>
			<Section title="Contenus non accessibles">
				<p>Faute d'audit, la liste des contenus non accessibles n'est pas établie. Signalez-nous ce qui vous arrête.</p>
			</Section>
			<Section title="Signaler une difficulté">
				<p>
					Si un contenu ou un service vous est inaccessible, écrivez à l'administration de votre territoire, qui a créé votre accès : elle
					vous répondra et vous donnera l'information sous une autre forme.
				</p>
			</Section>
			<Section title="Voies de recours">
				<p>Si vous n'obtenez pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits :</p>
				<ul>
					<li>
						par son <a href="https://formulaire.defenseurdesdroits.fr/">formulaire en ligne</a> ;
					</li>
					<li>
						auprès de son <a href="https://www.defenseurdesdroits.fr/carte-des-delegues">délégué dans votre département</a> ;
					</li>
					<li>par courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07.</li>
				</ul>
			</Section>
		</OpenPage>
	);
}
