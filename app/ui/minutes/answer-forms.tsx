import { z } from "zod";
import { RequestChanges } from "#app/domain/minutes/schema.ts";
import { formatCount } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { replyTo } from "./around.ts";

const Remark = RequestChanges.pick({ remark: true });
const Password = z.object({ password: z.string().min(1).max(200) });

interface AnswerFormsProps {
	revision: number;
	canDecide: boolean;
	/** How many remarks on passages wait to be sent. */
	remarkCount: number;
	reply: Reply | undefined;
}

/** The chair's answer: approve for good, with their password, or send back with remarks. */
export function AnswerForms({ revision, canDecide, remarkCount, reply }: AnswerFormsProps) {
	const asked = replyTo(reply, "request-changes");
	const approval = useZodForm(Password, { id: "approbation", reply: replyTo(reply, "approve") });
	const change = useZodForm(Remark, { id: "modification", reply: asked });
	const { password } = approval.fields;
	const { remark } = change.fields;
	return (
		<Section title="Votre réponse">
			<FormErrorSummary
				title="Votre réponse n'est pas enregistrée"
				errors={errorsOf([password, "Votre mot de passe"], [remark, "Votre remarque"])}
				formErrors={reply?.lastResult.error?.[""] ?? []}
			/>
			{canDecide && (
				<>
					<form method="post" {...approval.props} className="approve">
						<input type="hidden" name="intent" value="approve" />
						<input type="hidden" name="revision" value={revision} />
						<p>
							En approuvant, vous figez ce texte&nbsp;: plus personne ne pourra le modifier. Les décisions prennent leur numéro et les
							suites à donner sont confiées à leurs responsables.
						</p>
						<TextField
							field={password}
							label="Votre mot de passe"
							type="password"
							autoComplete="current-password"
							hint="Redemandé pour chaque approbation&nbsp;: c'est bien vous qui approuvez."
						/>
						<Button icon="check">Approuver</Button>
					</form>
					<details className="confirm request-changes" open={asked !== undefined || remarkCount > 0}>
						<summary className="button button-secondary">Demander une modification</summary>
						<form method="post" {...change.props} className="confirm-panel">
							<input type="hidden" name="intent" value="request-changes" />
							<input type="hidden" name="revision" value={revision} />
							{remarkCount > 0 && (
								<p>
									{`${formatCount(remarkCount, "remarque sur un passage partira", "remarques sur des passages partiront")} avec votre demande.`}
								</p>
							)}
							<TextAreaField
								field={remark}
								label="Votre remarque"
								hint="Dites ce qui est à corriger&nbsp;: la référence technique la recevra avec le texte."
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
