import { emailPhrases } from "#app/messages/emails.ts";
import { formatDateTime, formatDay } from "#app/ui/format.ts";
import { compose } from "./compose.tsx";

/** These mails say that something waits, and where: never what, about whom, nor how far it is. */
interface ReferralMailProps {
	displayName: string;
	territoryName: string;
	/** Full address of a page that asks to sign in. */
	href: string;
}

const reasons = {
	reader: "Vous recevez ce message parce que vous suivez cette orientation pour votre organisation.",
	manager: "Vous recevez ce message parce que vous êtes responsable des orientations de votre organisation.",
	steward: "Vous recevez ce message parce que vous administrez ou animez le territoire.",
	organisation: "Vous recevez ce message à l’adresse que votre organisation a donnée pour les orientations.",
};
const kept = "Par respect du secret, ce message ne dit rien de plus\u00a0: le contenu se lit une fois connecté.";

const said = {
	arrived: {
		subject: "Une orientation vous attend",
		title: "Une orientation vous attend",
		text: "Une orientation est arrivée pour votre organisation. Vous en êtes destinataire.",
	},
	news: {
		subject: "Du nouveau sur une orientation",
		title: "Du nouveau sur une orientation",
		text: "L’une des orientations que vous suivez a avancé, ou un message vous y attend.",
	},
	rectification: {
		subject: "Une orientation demande votre attention",
		title: "Une orientation demande votre attention",
		text: "Une orientation que vous avez envoyée attend quelque chose de votre organisation. Sa page vous dit quoi, et pour quand.",
	},
	reminder: {
		subject: "Une orientation attend toujours votre organisation",
		title: "Une orientation vous attend toujours",
		text: "Une orientation attend votre organisation, et le délai est arrivé à son terme.",
	},
	silence: {
		subject: "Une orientation reste sans nouvelles",
		title: "Une orientation reste sans nouvelles",
		text: "L’autre organisation n’a pas donné suite dans le délai, malgré deux relances. La page de l’orientation vous dit ce que vous pouvez faire.",
	},
} as const;
export type ReferralNews = keyof typeof said;

/** To a named reader. */
export const referralEmail = ({ displayName, territoryName, href }: ReferralMailProps, news: ReferralNews) =>
	compose({
		subject: `${said[news].subject} – ${territoryName}`,
		preview: said[news].text,
		territoryName,
		title: said[news].title,
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{ kind: "paragraph", text: said[news].text },
			{ kind: "action", label: "Ouvrir l’orientation", href },
			{ kind: "small", text: kept },
		],
		reason: reasons.reader,
	});

/** To those whose access ended: a person of the organisation, or its own address. */
export const referralEndedEmail = ({ displayName, territoryName, href }: ReferralMailProps, to: "reader" | "organisation") =>
	compose({
		subject: `Une orientation n’est plus ouverte à votre organisation – ${territoryName}`,
		preview: "Ce qui vous avait été transmis ne doit plus être utilisé.",
		territoryName,
		title: "Une orientation n’est plus ouverte à votre organisation",
		greeting: to === "reader" ? emailPhrases.greeting(displayName) : emailPhrases.greetingAll,
		blocks: [
			{
				kind: "paragraph",
				text: "Une orientation transmise à votre organisation ne lui est plus ouverte. Ne faites plus rien de ce qui vous avait été transmis, et détruisez les copies que vous en auriez.",
			},
			...(to === "reader" ? [{ kind: "action" as const, label: "Voir les orientations", href }] : []),
		],
		reason: reasons[to],
	});

/** To the managers of the organisation that keeps others waiting: how many, and since when. */
export const referralsLateEmail = ({
	displayName,
	territoryName,
	href,
	count,
	since,
}: ReferralMailProps & { count: number; since: string }) => {
	const waiting = count === 1 ? "Une orientation attend" : `${count}\u00a0orientations attendent`;
	return compose({
		subject: `${waiting} votre organisation – ${territoryName}`,
		preview: "Le délai est dépassé, et les personnes désignées n’ont pas répondu à la relance.",
		territoryName,
		title: `${waiting} votre organisation`,
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{
				kind: "paragraph",
				text: `${waiting} votre organisation${count === 1 ? "" : ", la plus ancienne"} depuis le ${formatDay(since)}. Le délai est dépassé, et la relance est restée sans effet. Vous pouvez désigner quelqu’un d’autre.`,
			},
			{ kind: "action", label: "Voir qui en a la charge", href },
		],
		reason: reasons.manager,
	});
};

/** To the managers of an organisation where nobody reads a referral any more; without any, to the territory's stewards. */
export const referralUnreadEmail = (
	{ displayName, territoryName, href, organisationName }: ReferralMailProps & { organisationName: string },
	to: "manager" | "steward",
) =>
	compose({
		subject: `Une orientation n’a plus de lecteur – ${territoryName}`,
		preview: `Plus personne ne peut la lire pour ${organisationName}.`,
		territoryName,
		title: "Une orientation n’a plus de lecteur",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{
				kind: "paragraph",
				text:
					to === "manager"
						? `Les personnes désignées pour une orientation chez ${organisationName} ne sont plus habilitées. Confiez-la à quelqu’un d’autre, ou habilitez d’abord un agent.`
						: `Une orientation n’a plus de lecteur chez ${organisationName}, qui n’a pas non plus de responsable des orientations. Désignez-en un\u00a0: il la confiera à quelqu’un.`,
			},
			{ kind: "action", label: to === "manager" ? "Confier l’orientation" : "Désigner un responsable", href },
		],
		reason: reasons[to],
	});

/** To the address of an organisation without account: the link that answers, good once. */
export const referralLinkEmail = ({
	territoryName,
	href,
	organisationName,
	expiresAt,
}: Omit<ReferralMailProps, "displayName"> & { organisationName: string; expiresAt: Date }) =>
	compose({
		subject: `Une orientation attend votre organisation – ${territoryName}`,
		preview: "Un lien personnel à votre organisation permet de la lire et d’y répondre.",
		territoryName,
		title: "Une orientation attend votre organisation",
		greeting: emailPhrases.greetingAll,
		blocks: [
			{
				kind: "paragraph",
				text: `Une organisation du territoire oriente une personne vers ${organisationName}. Ce lien permet de lire ce qu’elle vous transmet et d’y répondre, sans compte.`,
			},
			{ kind: "action", label: "Lire et répondre", href },
			{
				kind: "small",
				text: `Le lien s’ouvre une seule fois, jusqu’au ${formatDateTime(expiresAt.toISOString())}. Ne le transférez pas\u00a0: il ouvre ce qu’une personne vous confie. S’il a déjà servi, sa page permet d’en recevoir un autre à cette même adresse.`,
			},
		],
		reason: reasons.organisation,
	});
