import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Card, CardGrid } from "../primitives/card.tsx";
import { Notice } from "../primitives/notice.tsx";

interface ChildInDangerProps {
	territory: string;
	name: string | null;
	contact: string | null;
	departmentName: string | null;
}

/** Where worry for a child goes instead: no form, nothing kept. */
export function ChildInDanger({ territory, name, contact, departmentName }: ChildInDangerProps) {
	const department = departmentName ? `du département (${departmentName})` : "du département";
	return (
		<>
			<PageHeader
				title="Un enfant est en danger, ou risque de l'être"
				breadcrumbs={[{ label: "Orientations", href: paths.referrals(territory) }, { label: "Enfant en danger" }]}
				lead="Arrêtez-vous ici&nbsp;: une inquiétude pour un enfant ne passe pas par une orientation. Rien de ce que vous avez saisi n'a été enregistré."
			/>
			<Notice tone="danger" title="Danger immédiat&nbsp;: appelez le 17 ou le 112">
				La police ou la gendarmerie interviennent à toute heure. Par SMS, ou si vous ne pouvez pas parler&nbsp;: le 114.
			</Notice>
			<Section title="À qui transmettre">
				<CardGrid>
					<Card title={name ?? `Cellule de recueil des informations préoccupantes (CRIP) ${department}`}>
						{contact ? (
							<p>{contact}</p>
						) : (
							<p>
								Chaque département a la sienne. Ses coordonnées sont données par le standard du conseil départemental, ou par le 119, qui
								lui transmet.
							</p>
						)}
						<p>Elle reçoit les inquiétudes des professionnels, par téléphone puis par écrit, et décide des suites.</p>
					</Card>
					<Card title="119 – Allô enfance en danger">
						<p>Jour et nuit, tous les jours. Appel gratuit et confidentiel, qui n'apparaît pas sur les factures.</p>
						<p>Des professionnels écoutent, conseillent, et transmettent à la cellule du département.</p>
					</Card>
				</CardGrid>
			</Section>
			<Section title="Que faire">
				<ol>
					<li>Appelez aujourd'hui, même dans le doute&nbsp;: c'est la cellule qui évalue, pas vous.</li>
					<li>Dites ce que vous avez vu et entendu, avec les dates, sans interpréter.</li>
					<li>
						Informez les parents, et l'enfant selon son âge, de ce que vous transmettez, sauf si cela est contraire à l'intérêt de l'enfant.
					</li>
					<li>Prévenez votre responsable, et gardez une trace de votre appel selon les règles de votre organisation.</li>
				</ol>
				<p>
					Les professionnels qui concourent à la protection de l'enfance transmettent sans délai toute information préoccupante au président
					du conseil départemental (code de l'action sociale et des familles, art. L226-2-1). Le secret professionnel ne s'y oppose pas.
				</p>
			</Section>
			<p>
				<LinkButton href={paths.referrals(territory)}>Revenir aux orientations</LinkButton>
			</p>
		</>
	);
}
