import type { MetaFunction } from "@remix-run/node";
import { OpenPage } from "#app/ui/account/open-page.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { DefinitionList } from "#app/ui/primitives/definition-list.tsx";
import { version } from "../../../package.json";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "À propos");

export default function AboutPage() {
	return (
		<OpenPage title="À propos de Maillage" width="wide">
			<p>
				Maillage est l'espace de travail que partagent les partenaires d'une convention territoriale globale ou d'un projet social de
				territoire : commune ou intercommunalité, Caf, département, CCAS, centres sociaux, associations. Le programme, ses fiches actions,
				les réunions des comités, leurs comptes rendus et les suites à donner y sont au même endroit. Leurs professionnels peuvent aussi y
				orienter une personne vers l'organisme qui répond à son besoin, et en suivre la réponse.
			</p>
			<Section title="Le logiciel">
				<DefinitionList
					items={[
						{ term: "Version", description: version },
						{
							term: "Licence",
							description: (
								<a href="https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12">
									Licence publique de l'Union européenne 1.2 (EUPL)
								</a>
							),
						},
					]}
				/>
			</Section>
			<Section title="Mentions légales">
				<p>
					Cet espace est publié par la collectivité ou l'organisme qui l'a installé, sous la responsabilité de son représentant légal, et
					hébergé par lui ou pour lui. Adressez-vous à l'administration de votre territoire pour connaître l'éditeur, l'hébergeur et le
					délégué à la protection des données.
				</p>
			</Section>
			<Section title="Vos données">
				<p>
					Maillage garde ce qui sert au travail commun : votre nom, votre adresse professionnelle, votre organisation, vos mandats, ce que
					vous écrivez et la trace datée de ce que vous enregistrez. Il n'y a ni publicité ni mesure d'audience. Deux cookies seulement :
					l'un tient votre session, l'autre porte jusqu'à la page suivante le message qui confirme un enregistrement. Vous pouvez consulter
					et corriger vos informations dans « Mon compte », et exercer vos autres droits auprès de l'administration de votre territoire,
					puis de la Cnil.
				</p>
				<p>
					Ce qui concerne une personne orientée est chiffré, lu par les seuls agents désignés, et chaque consultation est inscrite dans un
					journal. Cette personne exerce ses droits auprès du délégué à la protection des données nommé sur la notice qui lui est remise.
				</p>
			</Section>
		</OpenPage>
	);
}
