import { AdvanceReferral } from "#app/domain/referrals/schema.ts";
import type { StepAction } from "#app/domain/referrals/step-slugs.ts";
import { stepPages } from "#app/messages/referral-thread.ts";
import { actionLabels, declineLabels, noSolutionLabels, outcomeLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TimeField } from "../forms/time-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Notice } from "../primitives/notice.tsx";
import { type OwnSession, OwnSessions } from "./own-sessions.tsx";
import { StepClosed } from "./step-closed.tsx";
import { type AnswerAt, StepHeader } from "./step-header.tsx";

interface StepViewProps extends AnswerAt {
	action: StepAction;
	obstacle: string | null;
	sessions: readonly OwnSession[];
	reply: Reply | undefined;
}

const mustSay: readonly StepAction[] = ["ask-info", "give-info", "cancel", "reopen"];
const ends: readonly StepAction[] = ["decline", "cancel", "confirm-cancellation"];

/** One step of one answer, with what must be said of it. */
export function StepView({ action, territory, referral, answer, obstacle, sessions, reply }: StepViewProps) {
	const backHref = paths.referral(territory, referral.id);
	return (
		<>
			<StepHeader territory={territory} referral={referral} answer={answer} title={actionLabels[action]} lead={stepPages[action].lead} />
			{obstacle ? (
				<StepClosed obstacle={obstacle} backHref={backHref} reply={reply} />
			) : (
				<StepForm action={action} revision={answer.revision} sessions={sessions} reply={reply} cancelHref={backHref} />
			)}
		</>
	);
}

/** What this step asks for: the union as a whole would say of no field that it must be filled. */
const schemaOf = (action: StepAction) =>
	(AdvanceReferral.options.find(({ shape }) => shape.action.value === action) ?? AdvanceReferral) as typeof AdvanceReferral;

interface StepFormProps {
	action: StepAction;
	revision: number;
	sessions: readonly OwnSession[];
	reply: Reply | undefined;
	cancelHref: string;
}

function StepForm({ action, revision, sessions, reply, cancelHref }: StepFormProps) {
	const { form, fields, props } = useZodForm(schemaOf(action), { id: "etape", reply, defaultValue: { revision } as never });
	const f = fields as unknown as Record<"revision" | "word" | "day" | "time" | "declineReason" | "outcome" | "noSolutionReason", FieldMeta>;
	const isWordAsked = mustSay.includes(action);
	return (
		<form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[f.day, "Date"],
					[f.time, "Heure"],
					[f.declineReason, "Motif"],
					[f.outcome, "Issue"],
					[f.noSolutionReason, "Pourquoi sans solution"],
					[f.word, stepPages[action].word],
				)}
			/>
			{reply?.current !== undefined && (
				<Notice tone="warning" title="Quelqu'un a été plus rapide">
					L'état affiché en haut de la page est celui d'à présent. Vérifiez que votre réponse convient encore avant de l'envoyer de nouveau.
				</Notice>
			)}
			<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
			{action === "fix-appointment" && (
				<>
					<OwnSessions sessions={sessions} />
					<DateField field={f.day} label="Date" />
					<TimeField field={f.time} label="Heure" />
				</>
			)}
			{action === "decline" && (
				<SelectField field={f.declineReason} label="Motif" emptyLabel="Choisir un motif" options={labelledOptions(declineLabels)} />
			)}
			{action === "close" && (
				<>
					<RadioGroupField field={f.outcome} label="Issue" options={labelledOptions(outcomeLabels)} />
					<SelectField
						field={f.noSolutionReason}
						label="Pourquoi sans solution"
						hint="Seulement si l'issue est «&nbsp;Sans solution&nbsp;»&nbsp;: ces motifs disent ce qui manque au territoire."
						emptyLabel="Sans objet"
						options={labelledOptions(noSolutionLabels)}
					/>
				</>
			)}
			<TextAreaField
				field={f.word}
				label={stepPages[action].word}
				hint={`${isWordAsked ? "" : "Facultatif. "}Des faits utiles, sans jugement, sans donnée de santé, sans nom ni numéro.`}
				rows={4}
				maxLength={1000}
			/>
			<SubmitRow
				label={actionLabels[action]}
				variant={ends.includes(action) ? "danger" : "primary"}
				secondary={{ href: cancelHref, label: "Revenir sans rien changer" }}
			/>
		</form>
	);
}
