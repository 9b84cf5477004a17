import type { Dossier, HeldReferral } from "#app/domain/referral-rights/types.ts";
import { accessDetailText, accessKindLabels } from "#app/messages/referral-rights.ts";
import {
	actionLabels,
	agreementChannelLabels,
	attachmentLabels,
	basisLabels,
	channelLabels,
	declineLabels,
	needLabels,
	noSolutionLabels,
	notInformedLabels,
	outcomeLabels,
	partLabels,
	publicLabels,
	purposeLabels,
	scopeLabels,
	stateLabels,
	urgencyLabels,
} from "#app/messages/referrals.ts";
import { formatDay, formatShortDateTime } from "#app/ui/format.ts";

/** What is held, said in French: the page, the text and the JSON that the person is given say the same. */
export interface DossierPart {
	title: string;
	/** A term and what is held under it. */
	facts: { term: string; text: string }[];
	/** An attachment that the DPO may open to hand it over. */
	attachmentId?: string;
}
export interface DossierShown {
	producedAt: string;
	producedByName: string;
	referrals: { referralId: string; reference: string; parts: DossierPart[] }[];
}

const yes = (is: boolean) => (is ? "Oui" : "Non");
/** The sending is a step too, which no button of an answer takes. */
const stepLabels: Record<string, string> = { ...actionLabels, send: "Envoi" };
const codeLabels: Record<string, string> = { ...declineLabels, ...noSolutionLabels, ...outcomeLabels };

export const shownDossier = ({ producedAt, producedByName, referrals }: Dossier): DossierShown => ({
	producedAt: producedAt.toISOString(),
	producedByName,
	referrals: referrals.map((held) => ({ referralId: held.referral.id, reference: held.referral.reference, parts: partsOf(held) })),
});

function partsOf(held: HeldReferral): DossierPart[] {
	return [
		frame(held),
		...card(held),
		...account(held),
		nir(held),
		...answers(held),
		...words(held),
		...agreements(held),
		...files(held),
		accesses(held),
	];
}

/** Facts whose value is held; what is empty is not. */
const factsOf = (pairs: readonly (readonly [string, string | null | undefined | false])[]) =>
	pairs.flatMap(([term, text]) => (text ? [{ term, text }] : []));

function frame({ referral, senderName, authorName }: HeldReferral): DossierPart {
	return {
		title: "Orientation",
		facts: factsOf([
			["Organisation qui oriente", senderName],
			["Rédigée par", authorName],
			["Créée le", formatShortDateTime(referral.createdAt)],
			["Envoyée le", referral.sentAt && formatShortDateTime(referral.sentAt)],
			["Besoin", needLabels[referral.need]],
			["Public", publicLabels[referral.public]],
			["But", purposeLabels[referral.purpose]],
			["Urgence", urgencyLabels[referral.urgency]],
			["Fondement du partage", referral.basis && basisLabels[referral.basis]],
			["Texte cité", referral.basisReference],
			["Personne informée", referral.isInformed === null ? null : yes(referral.isInformed)],
			["Raison de ne pas l'informer", referral.notInformedReason && notInformedLabels[referral.notInformedReason]],
			["Dernier contact avec la personne", formatDay(referral.lastContactOn)],
			["Archivée le", referral.archivedAt && formatShortDateTime(referral.archivedAt)],
			["Opposition de la personne", referral.objectedAt && formatShortDateTime(referral.objectedAt)],
		]),
	};
}

const card = ({ card: held }: HeldReferral): DossierPart[] =>
	held
		? [
				{
					title: "Fiche de contact",
					facts: factsOf([
						["Nom", held.lastName],
						["Prénom", held.firstName],
						["Téléphone", held.phone],
						["Courriel", held.email],
						["Adresse postale", held.postalAddress],
						["Moyen de contact préféré", channelLabels[held.preferredChannel]],
						["Ne pas contacter directement", yes(held.mustNotContact)],
						["Représentant", held.representative],
						["Interprète", held.interpreter],
						["Disponibilités", held.availability],
					]),
				},
			]
		: [];

const account = ({ account: held }: HeldReferral): DossierPart[] =>
	held
		? [
				{
					title: "Situation et demande",
					facts: factsOf([
						["Objet", held.subject],
						["Déjà fait", held.done],
						["Demandé", held.asked],
						["Motif de l'absence d'information", held.notInformedMotive],
					]),
				},
			]
		: [];

const nir = ({ isNirHeld }: HeldReferral): DossierPart => ({
	title: "Numéro de sécurité sociale",
	facts: [{ term: "Détenu", text: isNirHeld ? "Oui, chiffré. Il n'est jamais imprimé." : "Non" }],
});

const answers = ({ recipients }: HeldReferral): DossierPart[] =>
	recipients.map(({ recipient, organisationName, steps }) => ({
		title: `Destinataire\u00a0: ${organisationName}`,
		facts: [
			...factsOf([
				["Ce qui lui a été transmis", scopeLabels[recipient.scope]],
				["Numéro de sécurité sociale transmis", yes(recipient.passesNir)],
				["État", stateLabels[recipient.state]],
				["Accès fermé le", recipient.accessEndedAt && formatShortDateTime(recipient.accessEndedAt)],
			]),
			...steps.map(({ at, action, code, appointmentAt, word, byName, isByLink }) => ({
				term: formatShortDateTime(at),
				text: [
					stepLabels[action] ?? action,
					appointmentAt && `pour le ${formatShortDateTime(appointmentAt)}`,
					byName ?? (isByLink ? "par le lien" : "Maillage"),
					code && (codeLabels[code] ?? code),
					word && `«\u00a0${word}\u00a0»`,
				]
					.filter(Boolean)
					.join(", "),
			})),
		],
	}));

function words({ messages, notes }: HeldReferral): DossierPart[] {
	const said = messages.map(({ at, authorName, organisationName, text }) => ({
		term: `${formatShortDateTime(at)}, ${authorName} (${organisationName})`,
		text,
	}));
	const kept = notes.map(({ authorName, updatedAt, text }) => ({ term: `${authorName}, ${formatShortDateTime(updatedAt)}`, text }));
	return [
		...(said.length > 0 ? [{ title: "Messages", facts: said }] : []),
		...(kept.length > 0 ? [{ title: "Notes personnelles des professionnels", facts: kept }] : []),
	];
}

const agreements = (held: HeldReferral): DossierPart[] =>
	held.agreements.map((agreement) => ({
		title: `Accord du ${formatDay(agreement.givenOn)}`,
		facts: factsOf([
			["Valable jusqu'au", formatDay(agreement.endsOn)],
			["Retiré le", agreement.withdrawnOn && formatDay(agreement.withdrawnOn)],
			["Recueilli par", agreement.collectedByName],
			["Donné par", agreement.givenBy === "representative" ? "Le représentant" : "La personne"],
			["Moyen", agreementChannelLabels[agreement.channel as keyof typeof agreementChannelLabels]],
			["Avec un interprète", yes(agreement.withInterpreter)],
			["Porte sur", agreement.covers.map((part) => partLabels[part as keyof typeof partLabels]).join(", ")],
			["Pour", agreement.organisationNames.join(", ")],
		]),
	}));

const files = ({ attachments }: HeldReferral): DossierPart[] =>
	attachments.map(({ id, kind, name, addedAt, addedByName }) => ({
		title: `Pièce\u00a0: ${name}`,
		attachmentId: id,
		facts: factsOf([
			["Nature", attachmentLabels[kind as keyof typeof attachmentLabels]],
			["Jointe le", formatShortDateTime(addedAt)],
			["Par", addedByName],
		]),
	}));

const accesses = (held: HeldReferral): DossierPart => ({
	title: "Qui a vu quoi",
	facts: held.accesses.map(({ at, personName, organisationName, what, detail }) => ({
		term: formatShortDateTime(at),
		text: `${[personName, organisationName].filter(Boolean).join(", ") || "Maillage"}\u00a0: ${accessKindLabels[what].toLowerCase()}, ${accessDetailText(detail)}`,
	})),
});

/** The same as lines of plain text, for whoever reads with their own means. */
export function dossierText({ producedAt, producedByName, referrals }: DossierShown): string {
	const lines = [`Copie des données détenues, produite le ${formatShortDateTime(producedAt)} par ${producedByName}`];
	for (const { reference, parts } of referrals) {
		lines.push("", `ORIENTATION ${reference}`);
		for (const { title, facts } of parts) {
			lines.push("", title, "-".repeat(title.length));
			for (const { term, text } of facts) lines.push(`${term}\u00a0: ${text}`);
		}
	}
	return `${lines.join("\n")}\n`;
}
