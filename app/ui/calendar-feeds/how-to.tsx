import { Disclosure } from "../primitives/disclosure.tsx";

const programs: { name: string; steps: string[] }[] = [
	{
		name: "Outlook (nouveau, ou sur le web)",
		steps: [
			"Ouvrez le calendrier, puis «\u00a0Ajouter un calendrier\u00a0».",
			"Choisissez «\u00a0S'abonner à partir du web\u00a0», collez l'adresse et validez.",
		],
	},
	{
		name: "Outlook classique pour Windows",
		steps: [
			"Dans «\u00a0Fichier\u00a0», «\u00a0Paramètres du compte\u00a0», ouvrez l'onglet «\u00a0Calendriers Internet\u00a0».",
			"Choisissez «\u00a0Nouveau\u00a0», collez l'adresse et validez.",
		],
	},
	{
		name: "Google Agenda, et les téléphones Android",
		steps: [
			"Sur un ordinateur, ouvrez Google Agenda\u00a0; à côté d'«\u00a0Autres agendas\u00a0», choisissez «\u00a0+\u00a0», puis «\u00a0À partir de l'URL\u00a0».",
			"Collez l'adresse et validez. L'agenda paraît ensuite sur le téléphone relié au même compte.",
			"Google relit l'adresse à son rythme\u00a0: un changement peut mettre une journée à paraître.",
		],
	},
	{
		name: "iPhone et iPad",
		steps: [
			"Dans l'application Calendrier, touchez «\u00a0Calendriers\u00a0», «\u00a0Ajouter un calendrier\u00a0», puis «\u00a0Ajouter un calendrier avec abonnement\u00a0».",
			"Collez l'adresse et validez.",
		],
	},
	{
		name: "Mac",
		steps: [
			"Dans l'application Calendrier, choisissez «\u00a0Fichier\u00a0», «\u00a0Nouvel abonnement à un calendrier\u00a0».",
			"Collez l'adresse et validez.",
		],
	},
	{
		name: "Thunderbird",
		steps: [
			"Dans l'agenda, choisissez «\u00a0Nouvel agenda\u00a0», «\u00a0Sur le réseau\u00a0».",
			"Collez l'adresse, sans nom d'utilisateur, et validez.",
		],
	},
];

/** Where each program asks for the address. */
export function HowTo() {
	return programs.map(({ name, steps }) => (
		<Disclosure key={name} summary={name}>
			<ol>
				{steps.map((step) => (
					<li key={step}>{step}</li>
				))}
			</ol>
		</Disclosure>
	));
}
