import { RequestChanges } from "#app/domain/minutes/schema.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";

const Remark = RequestChanges.pick({ remark: true });

/** The chair's answer: approve for good, or send back with a remark. */
export function AnswerForms({ revision, canDecide, reply }: { revision: number; canDecide: boolean; reply: Reply | undefined }) {
	const { form, fields, props } = useZodForm(Remark, { id: "modification", reply });
	const isRemarkMissing = (fields.remark.errors?.length ?? 0) > 0;
	return (
		<Section title="Votre réponse">
			<FormErrorSummary
				title="Votre réponse n'est pas enregistrée"
				errors={(fields.remark.errors ?? []).map((text) => ({ id: fields.remark.id, label: "Votre remarque", text }))}
				formErrors={form.errors}
			/>
			{canDecide && (
				<>
					<form method="post" className="approve">
						<input type="hidden" name="intent" value="approve" />
						<input type="hidden" name="revision" value={revision} />
						<p>
							En approuvant, vous figez ce texte : plus personne ne pourra le modifier. Les décisions prennent leur numéro et les suites à
							donner sont confiées à leurs responsables.
						</p>
						<Button icon="check">Approuver</Button>
					</form>
					<details className="confirm request-changes" open={isRemarkMissing || Boolean(fields.remark.value)}>
						<summary className="button button-secondary">Demander une modification</summary>
						<form method="post" {...props} className="confirm-panel">
							<input type="hidden" name="intent" value="request-changes" />
							<input type="hidden" name="revision" value={revision} />
							<TextAreaField
								field={fields.remark}
								label="Votre remarque"
								hint="Dites ce qui est à corriger : la référence technique la recevra avec le texte."
							/>
							<Button variant="secondary" icon="send">
								Envoyer la demande
							</Button>
						</form>
					</details>
				</>
			)}
		</Section>
	);
}
