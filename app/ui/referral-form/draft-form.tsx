import { DraftForm as DraftSchema } from "#app/domain/referrals/schema.ts";
import type { Urgency } from "#app/domain/referrals/types.ts";
import { paths } from "#app/paths.ts";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Button } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AccountFields, accountLabels } from "./account-fields.tsx";
import { BasisFields, basisFieldLabels } from "./basis-fields.tsx";
import { CardFields, cardLabels, cardValues } from "./card-fields.tsx";
import { type Draft, draftItems } from "./draft-items.tsx";
import { NeedFields, needFieldLabels } from "./need-fields.tsx";

interface DraftFormProps {
	territory: string;
	draft: Draft & { hasNir: boolean; isBound: boolean; delays: Record<Urgency, number>; can: { keepNir: boolean } };
	reply: Reply | undefined;
}

type Name = Exclude<keyof typeof DraftSchema.shape, "referralId" | "intent">;

/** The whole of a draft but its recipients. An anonymous one has no contact card to fill. */
export function DraftForm({ territory, draft, reply }: DraftFormProps) {
	const { need, public: concerned, purpose, urgency, isAnonymous, basis, basisReference, isInformed, notInformedReason } = draft;
	const { form, fields, props } = useZodForm(DraftSchema, {
		id: "brouillon",
		reply,
		defaultValue: {
			...{ need, public: concerned, purpose, urgency, basis, basisReference, notInformedReason },
			...cardValues(draft.card),
			...draft.account,
			isAnonymous: isAnonymous ? "on" : "",
			isInformed: isInformed === null ? null : isInformed ? "yes" : "no",
			revision: String(draft.revision),
		} as Record<string, string | null>,
	});
	const f = fields as unknown as Record<Name, FieldMeta>;
	const labels = { ...accountLabels, ...basisFieldLabels };
	return (
		<form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={[
					...labelledErrors(needFieldLabels, f),
					...(isAnonymous ? [] : labelledErrors(cardLabels, f)),
					...labelledErrors(labels, f),
				]}
			/>
			{currentOf(reply) && <StoredVersion items={draftItems(draft)} />}
			<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
			<div id="besoin">
				<FormGroup legend="Besoin">
					<NeedFields fields={f} delays={draft.delays} erasesCard={!isAnonymous} />
				</FormGroup>
			</div>
			<div id="personne">
				{isAnonymous ? (
					<Notice title="Avis sans identité">
						Cette orientation ne dit pas de qui il s'agit. Pour écrire une fiche de contact dans ce brouillon, décochez «&nbsp;Avis sans
						identité&nbsp;» et enregistrez.
					</Notice>
				) : (
					<CardFields fields={f} />
				)}
			</div>
			{draft.can.keepNir && (
				<p>
					{draft.hasNir
						? "Un numéro de sécurité sociale est enregistré pour ce brouillon. "
						: "Votre organisation est autorisée à transmettre le numéro de sécurité sociale. "}
					<a href={paths.referralNir(territory, draft.id)}>{draft.hasNir ? "Le remplacer ou l'effacer" : "L'ajouter"}</a> (enregistrez
					d'abord ce que vous avez écrit).
				</p>
			)}
			<div id="demande">
				<AccountFields fields={f} />
			</div>
			<div id="droit">
				<BasisFields fields={f} isBound={draft.isBound} />
			</div>
			<SubmitRow
				label="Enregistrer et choisir les destinataires"
				intent="next"
				secondary={{ href: paths.referrals(territory), label: "Quitter sans enregistrer" }}
			>
				<Button variant="secondary" name="intent" value="stay">
					Enregistrer le brouillon
				</Button>
			</SubmitRow>
		</form>
	);
}
