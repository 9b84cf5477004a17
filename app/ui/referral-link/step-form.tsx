import { Form } from "@remix-run/react";
import type { Action } from "#app/domain/referrals/rules.ts";
import { isStepAction } from "#app/domain/referrals/step-slugs.ts";
import { stepPages } from "#app/messages/referral-thread.ts";
import { actionLabels, declineLabels, noSolutionLabels, outcomeLabels } from "#app/messages/referrals.ts";
import { DateField } from "../forms/date-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TimeField } from "../forms/time-field.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";

/** Steps that say nothing unless a word goes with them. */
const needsWord: readonly Action[] = ["ask-info", "reopen"];

/** One step that may be taken now: closed until it is the one chosen, open again with what was typed when it was refused. */
export function StepForm({ action, revision, reply }: { action: Action; revision: number; reply: Reply | undefined }) {
	const typed = reply?.lastResult.initialValue as Record<string, unknown> | undefined;
	const isRefused = typed?.action === action;
	const field = (name: string) => {
		const value = isRefused ? typed?.[name] : undefined;
		const errors = isRefused ? (reply?.lastResult.error?.[name] ?? undefined) : undefined;
		return fieldOf(name, typeof value === "string" ? value : null, { id: `${action}-${name}`, errors });
	};
	return (
		<Disclosure summary={actionLabels[action]} isOpen={isRefused}>
			<Form method="post" className="form" noValidate>
				{isStepAction(action) && <p className="hint">{stepPages[action].lead}</p>}
				<input type="hidden" name="action" value={action} />
				<input type="hidden" name="revision" value={revision} />
				{action === "fix-appointment" && (
					<div className="field-row">
						<DateField field={field("day")} label="Jour" />
						<TimeField field={field("time")} label="Heure" />
					</div>
				)}
				{action === "decline" && (
					<SelectField
						field={field("declineReason")}
						label="Motif"
						emptyLabel="Choisir un motif"
						options={labelledOptions(declineLabels)}
					/>
				)}
				{action === "close" && (
					<>
						<SelectField
							field={field("outcome")}
							label="Suite donnée"
							emptyLabel="Choisir une suite"
							options={labelledOptions(outcomeLabels)}
						/>
						<SelectField
							field={field("noSolutionReason")}
							label="Si aucune solution n'a été trouvée, pourquoi"
							emptyLabel="Sans objet"
							options={labelledOptions(noSolutionLabels)}
						/>
					</>
				)}
				<TextAreaField
					field={field("word")}
					label={needsWord.includes(action) ? "Message" : "Message (facultatif)"}
					rows={3}
					maxLength={1000}
				/>
				<SubmitRow label={actionLabels[action]} />
			</Form>
		</Disclosure>
	);
}
