import { Form } from "@remix-run/react";
import { secretBases } from "#app/domain/kernel/actor.ts";
import { SaveContact, SaveOrganisation } from "#app/domain/referrals/organisation-schema.ts";
import type { ReferralOrganisation } from "#app/domain/referrals/types.ts";
import { secretBasisHints, secretBasisLabels } from "#app/messages/referral-places.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Notice } from "../primitives/notice.tsx";

interface OrganisationFormProps {
	organisation: ReferralOrganisation;
	/** A steward's form; a manager's holds the contact and the notes alone. */
	isWhole: boolean;
	reply: Reply | undefined;
	cancelHref: string;
}

type Name = Exclude<keyof ReferralOrganisation, "organisationId">;

export function OrganisationForm({ organisation, isWhole, reply, cancelHref }: OrganisationFormProps) {
	const { contactEmail, needsNote, declinesNote, secretBasis, secretReference, nirReference, isPublicBody, revision } = organisation;
	const { form, fields, props } = useZodForm((isWhole ? SaveOrganisation : SaveContact) as typeof SaveOrganisation, {
		id: "organisation",
		reply,
		defaultValue: {
			...{ contactEmail: contactEmail ?? "", needsNote: needsNote ?? "", declinesNote: declinesNote ?? "", revision: String(revision) },
			...(isWhole && {
				...{ secretBasis, secretReference: secretReference ?? "", nirReference: nirReference ?? "" },
				...{ isPublicBody: isPublicBody ? "on" : "" },
			}),
		},
	});
	const f = fields as Record<Name, FieldMeta>;
	const stored = currentOf<ReferralOrganisation>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[f.contactEmail, "Courriel de contact"],
					[f.needsNote, "Ce qu'il nous faut"],
					[f.declinesNote, "Ce que nous ne traitons pas"],
					...(isWhole
						? [
								[f.secretBasis, "Secret professionnel"] as const,
								[f.secretReference, "Texte ou constat"] as const,
								[f.nirReference, "Texte qui ouvre le NIR"] as const,
							]
						: []),
				)}
			/>
			{stored && <StoredVersion items={storedItems(stored, isWhole)} />}
			<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
			{isWhole && (
				<FormGroup legend="Ce qu'elle peut recevoir">
					<RadioGroupField
						field={f.secretBasis}
						label="Secret professionnel"
						hint="Ce qui lie l'organisation (code pénal, art. 226-13). Une demande couverte par le secret ne part pas vers une organisation qu'aucun secret ne lie."
						options={secretBases.map((value) => ({ value, label: secretBasisLabels[value], hint: secretBasisHints[value] }))}
					/>
					<TextField
						field={f.secretReference}
						label="Texte ou constat"
						hint="Par exemple : CASF, art. L133-5 ; ou, sans secret : association de bénévoles sans mission d'aide sociale."
						autoComplete="off"
					/>
					<TextField
						field={f.nirReference}
						label="Texte qui ouvre le NIR"
						hint="Vide, le numéro de sécurité sociale lui reste fermé. Seuls les organismes et les usages listés par le décret 2019-341 y ont droit : citez l'article."
						autoComplete="off"
					/>
					<CheckboxField
						field={f.isPublicBody}
						label="Organisme public, ou chargé d'un service public"
						hint="Ses documents sont des archives publiques : leur destruction attend le visa des archives départementales (code du patrimoine, art. L212-2)."
					/>
				</FormGroup>
			)}
			<FormGroup legend="Comment la joindre">
				<TextField
					field={f.contactEmail}
					type="email"
					label="Courriel de contact"
					hint="Facultatif. Quand personne n'a de compte ici, le lien pour répondre ne part qu'à cette adresse."
					autoComplete="off"
				/>
				<TextAreaField
					field={f.needsNote}
					label="Ce qu'il nous faut"
					hint="Montré à qui vous oriente une personne : pièces, informations, conditions."
					rows={4}
				/>
				<TextAreaField
					field={f.declinesNote}
					label="Ce que nous ne traitons pas"
					hint="Pour éviter une orientation qui reviendrait."
					rows={4}
				/>
				<Notice>Ces textes se lisent par toutes les organisations : n'y écrivez rien sur une personne.</Notice>
			</FormGroup>
			<SubmitRow label="Enregistrer" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}

const storedItems = (stored: ReferralOrganisation, isWhole: boolean) => [
	...(isWhole
		? [
				{ term: "Secret professionnel", description: secretBasisLabels[stored.secretBasis] },
				{ term: "Texte ou constat", description: stored.secretReference },
				{ term: "Texte qui ouvre le NIR", description: stored.nirReference },
				{ term: "Organisme public", description: stored.isPublicBody ? "Oui" : "Non" },
			]
		: []),
	{ term: "Courriel de contact", description: stored.contactEmail },
	{ term: "Ce qu'il nous faut", description: stored.needsNote },
	{ term: "Ce que nous ne traitons pas", description: stored.declinesNote },
];
