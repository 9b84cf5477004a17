import { NameReferral } from "#app/domain/referrals/schema.ts";
import { paths } from "#app/paths.ts";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { CardFields, cardLabels, cardValues } from "./card-fields.tsx";

interface IdentityFormProps {
	territory: string;
	referral: {
		id: string;
		revision: number;
		isDraft: boolean;
		organisations: { id: string; name: string; isFollowing: boolean; isAgreed: boolean }[];
	};
	reply: Reply | undefined;
}

/** Says who an anonymous referral is about, once the person agreed to it for each body that follows it. */
export function IdentityForm({ territory, referral: { id, revision, isDraft, organisations }, reply }: IdentityFormProps) {
	const { form, fields, props } = useZodForm(NameReferral, { id: "identite", reply, defaultValue: cardValues(null) });
	const f = fields as unknown as Record<keyof typeof cardLabels, FieldMeta>;
	const following = organisations.filter(({ isFollowing }) => isFollowing);
	const uncovered = following.filter(({ isAgreed }) => !isAgreed);
	const leaving = organisations.filter(({ isFollowing, isAgreed }) => !isFollowing && !isAgreed);
	const back = isDraft ? paths.editReferral(territory, id) : paths.referral(territory, id);
	const errors = <FormErrorSummary title="La personne n'est pas nommée" formErrors={form.errors} errors={labelledErrors(cardLabels, f)} />;
	if (following.length === 0 || uncovered.length > 0)
		return (
			<>
				{errors}
				<Notice
					tone="warning"
					title="La personne n'a pas encore donné son accord"
					actions={
						<LinkButton href={paths.referralAgreement(territory, id)} variant="primary">
							Recueillir l'accord
						</LinkButton>
					}
				>
					{following.length === 0 ? (
						<p>Aucune organisation ne suit cette orientation&nbsp;: il n'y a personne à qui dire de qui il s'agit.</p>
					) : (
						<>
							<p>
								Un accord en vigueur, pour la fiche de contact, doit nommer chacune des organisations qui suivent l'orientation. Il
								manque&nbsp;:
							</p>
							<ul>
								{uncovered.map((organisation) => (
									<li key={organisation.id}>{organisation.name}</li>
								))}
							</ul>
						</>
					)}
				</Notice>
				<p>
					<a href={back}>Revenir à l'orientation</a>
				</p>
			</>
		);
	return (
		<form method="post" {...props}>
			{errors}
			{currentOf(reply) && (
				<Notice tone="warning" title="L'orientation a changé entre-temps">
					Les champs gardent ce que vous avez écrit. Relisez, puis enregistrez de nouveau.
				</Notice>
			)}
			<Notice title="Qui verra la fiche">
				<p>{following.map(({ name }) => name).join(", ")}&nbsp;: la personne y a consenti.</p>
				{leaving.length > 0 && (
					<p>
						L'accord ne nomme pas {leaving.map(({ name }) => name).join(", ")}, qui a terminé&nbsp;: son accès à l'orientation sera fermé.
					</p>
				)}
			</Notice>
			<input type="hidden" name="revision" value={currentOf<{ revision: number }>(reply)?.revision ?? revision} />
			<CardFields fields={f} />
			<SubmitRow label="Transmettre la fiche de contact" secondary={{ href: back, label: "Annuler" }} />
		</form>
	);
}
