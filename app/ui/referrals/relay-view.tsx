import { RelayReferral } from "#app/domain/referrals/schema.ts";
import { stepPages } from "#app/messages/referral-thread.ts";
import { actionLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, revisionOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { canReceive, KnownDuplicate, type PassingChoice, PassingFields, PassingTable, SuggestedBodies } from "./passing-choices.tsx";
import { StepClosed } from "./step-closed.tsx";
import { type AnswerAt, StepHeader } from "./step-header.tsx";

interface RelayPage extends AnswerAt {
	obstacle: string | null;
	mayPassAll: boolean;
	choices: readonly PassingChoice[];
}

/** To whom a recipient may pass the referral on, what may pass, and why not more. */
export function RelayView({ territory, referral, answer, obstacle, mayPassAll, choices, reply }: RelayPage & { reply: Reply | undefined }) {
	const backHref = paths.referral(territory, referral.id);
	const open = choices.filter(canReceive);
	return (
		<>
			<StepHeader territory={territory} referral={referral} answer={answer} title={actionLabels.relay} lead={stepPages.relay.lead} />
			{obstacle ? (
				<StepClosed obstacle={obstacle} backHref={backHref} reply={reply} />
			) : open.length === 0 ? (
				<EmptyState
					title="Aucune organisation ne peut la recevoir"
					text="Les motifs figurent ci-dessous, organisation par organisation. Un nouvel accord de la personne peut en lever certains."
					action={<LinkButton href={paths.referralAgreement(territory, referral.id)}>Accord de la personne</LinkButton>}
				/>
			) : (
				<>
					<SuggestedBodies choices={open} />
					<RelayForm revision={answer.revision} open={open} mayPassAll={mayPassAll} reply={reply} cancelHref={backHref} />
				</>
			)}
			<PassingTable choices={choices} />
		</>
	);
}

interface RelayFormProps {
	revision: number;
	open: readonly PassingChoice[];
	mayPassAll: boolean;
	reply: Reply | undefined;
	cancelHref: string;
}

function RelayForm({ revision, open, mayPassAll, reply, cancelHref }: RelayFormProps) {
	const { form, fields, props } = useZodForm(RelayReferral, { id: "passage", reply, defaultValue: { revision } as never });
	const f = fields as unknown as Record<"revision" | "organisationId" | "scope" | "isKnownDuplicate" | "word", FieldMeta>;
	return (
		<form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf([f.organisationId, "Organisation"], [f.scope, "Ce qui passe"], [f.isKnownDuplicate, "Double"], [f.word, "Mot"])}
			/>
			{reply?.current !== undefined && (
				<Notice tone="warning" title="Quelqu'un a été plus rapide">
					L'état affiché en haut de la page est celui d'à présent. Vérifiez que le passage convient encore.
				</Notice>
			)}
			<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
			<PassingFields organisation={f.organisationId} scope={f.scope} open={open} mayPassAll={mayPassAll} />
			<TextAreaField
				field={f.word}
				label={stepPages.relay.word}
				hint="Facultatif. Des faits utiles, sans jugement, sans donnée de santé, sans nom ni numéro."
				rows={4}
				maxLength={1000}
			/>
			<KnownDuplicate field={f.isKnownDuplicate} />
			<SubmitRow label={actionLabels.relay} secondary={{ href: cancelHref, label: "Revenir sans rien changer" }} />
		</form>
	);
}
