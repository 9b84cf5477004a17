import { Form } from "@remix-run/react";
import { SaveSettings } from "#app/domain/referrals/settings-schema.ts";
import type { ReferralSettings } from "#app/domain/referrals/types.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Notice } from "../primitives/notice.tsx";

type Name = Exclude<keyof ReferralSettings, "revision" | "department">;

const labels: Record<Name, string> = {
	childCellName: "Nom de la cellule",
	childCellContact: "Téléphone, courriel, horaires",
	dpoName: "Nom du délégué",
	dpoContact: "Courriel, adresse ou téléphone",
	immediateDays: "Urgence immédiate",
	soonDays: "Urgence rapide",
	ordinaryDays: "Ordinaire",
	expiryDays: "Expiration sans réponse",
	archiveAfterDays: "Archivage après la dernière réponse",
	answeredMonths: "Orientation suivie d'une réponse",
	unansweredMonths: "Orientation restée sans réponse",
	attachmentMonths: "Pièces jointes",
	draftDays: "Brouillons",
	accessLogMonths: "Journal des consultations",
	countThreshold: "Effectif minimal publié",
};

/** The rules of referrals in a territory, each with its ceiling and the text that sets it. */
export function SettingsForm({ territory, settings, reply }: { territory: string; settings: ReferralSettings; reply: Reply | undefined }) {
	const names = Object.keys(labels) as Name[];
	const { form, fields, props } = useZodForm(SaveSettings, {
		id: "reglages",
		reply,
		defaultValue: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value === null ? "" : String(value)])),
	});
	const f = fields as Record<Name | "revision", FieldMeta>;
	const stored = currentOf<ReferralSettings>(reply);
	const text = (name: Name, hint?: string) => <TextField field={f[name]} label={labels[name]} hint={hint} autoComplete="off" />;
	const count = (name: Name, suffix: string, hint: string) => (
		<TextField field={f[name]} label={labels[name]} suffix={suffix} hint={hint} width="short" inputMode="numeric" autoComplete="off" />
	);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf(...names.map((name): [FieldMeta, string] => [f[name], labels[name]]))} />
			{stored && <StoredVersion items={names.map((name) => ({ term: labels[name], description: stored[name] }))} />}
			<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
			<FormGroup legend="Protection de l'enfance">
				{!settings.childCellContact && (
					<Notice tone="warning" title="Cellule du département à renseigner">
						Une inquiétude pour un enfant ne passe pas par une orientation : elle va à la cellule de recueil des informations préoccupantes
						(CRIP) du département (CASF, art. L226-3). Son numéro figure sur le site du département. En attendant, les agents voient le 119,
						Allô enfance en danger, gratuit et ouvert jour et nuit.
					</Notice>
				)}
				{text("childCellName", "Par exemple : CRIP d'Ille-et-Vilaine.")}
				{text("childCellContact", "Ce que l'agent verra à l'écran quand un enfant est en danger, à côté du 119.")}
			</FormGroup>
			<FormGroup legend="Délégué à la protection des données">
				{!settings.dpoContact && (
					<Notice tone="warning" title="Contact du délégué à renseigner">
						La notice remise à chaque personne doit dire à qui écrire pour exercer ses droits (RGPD, art. 13). Demandez ce contact à la
						commune ou à l'intercommunalité, souvent mutualisé par le centre de gestion.
					</Notice>
				)}
				{text("dpoName")}
				{text("dpoContact", "Repris sur la notice remise aux personnes.")}
			</FormGroup>
			<FormGroup legend="Délais de réponse" hint="En jours ouvrés : ni samedis, ni dimanches, ni jours fériés.">
				{count("immediateDays", "jours ouvrés", "De 1 à 5.")}
				{count("soonDays", "jours ouvrés", "De 1 à 15.")}
				{count("ordinaryDays", "jours ouvrés", "De 1 à 30.")}
				{count(
					"expiryDays",
					"jours",
					"De 10 à 90, tous les jours comptés. L'expéditeur est prévenu avant, et peut choisir une autre organisation.",
				)}
			</FormGroup>
			<FormGroup
				legend="Durées de conservation"
				hint="Comptées depuis le dernier contact avec la personne. Une durée plus courte est toujours permise ; une plus longue ne l'est pas."
			>
				{count(
					"answeredMonths",
					"mois",
					"24 au plus : deux ans en base active depuis le dernier contact (CNIL, délibération 2023-095 du 14 septembre 2023).",
				)}
				{count("unansweredMonths", "mois", "24 au plus, par la même délibération ; 12 suffisent d'ordinaire.")}
				{count("attachmentMonths", "mois", "6 au plus : les pièces partent avant le dossier, dès qu'elles ont servi.")}
				{count(
					"archiveAfterDays",
					"jours",
					"De 1 à 180. L'orientation sort alors des listes, et son contenu n'est plus ouvert qu'aux droits de la personne.",
				)}
				{count("draftDays", "jours", "90 au plus. Un brouillon n'est pas un document d'archives : il s'efface sans visa.")}
				{count(
					"accessLogMonths",
					"mois",
					"De 6 à 36 : la CNIL demande de six mois à un an, et admet trois ans pour un contrôle interne justifié.",
				)}
				<Notice>
					Les documents d'un organisme public sont des archives publiques : rien n'en est détruit sans le visa des archives départementales
					(code du patrimoine, art. L212-2). La liste d'élimination attend ce visa, même une fois la durée passée.
				</Notice>
			</FormGroup>
			<FormGroup legend="Chiffres publiés">
				{count(
					"countThreshold",
					"personnes",
					"11 au moins, comme l'Insee pour les revenus : un effectif plus petit est masqué, et ce qui permettrait de le recalculer aussi.",
				)}
			</FormGroup>
			<SubmitRow label="Enregistrer les réglages" secondary={{ href: paths.administration(territory), label: "Annuler" }} />
		</Form>
	);
}
