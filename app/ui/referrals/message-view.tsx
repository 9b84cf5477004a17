import { WriteMessage } from "#app/domain/referrals/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { namedOptions } from "../forms/option-lists.ts";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { referralCrumbs } from "./crumbs.ts";

interface MessageViewProps {
	territory: string;
	referral: { id: string; reference: string };
	/** The one whom a recipient writes to; null for the sender. */
	senderName: string | null;
	targets: readonly { id: string; name: string }[];
	reply: Reply | undefined;
}

const Message = WriteMessage.pick({ recipientId: true, text: true });

/** One message, to the other side. */
export function MessageView({ territory, referral, senderName, targets, reply }: MessageViewProps) {
	const { form, fields, props } = useZodForm(Message, { id: "message", reply });
	return (
		<>
			<PageHeader
				title="Écrire un message"
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={referralCrumbs(territory, referral, "Écrire un message")}
				lead={
					senderName
						? `Les personnes désignées chez ${senderName} le liront. Un message envoyé ne se modifie plus.`
						: "Les personnes désignées chez les destinataires le liront. Un message envoyé ne se modifie plus."
				}
			/>
			<form method="post" {...props}>
				<FormErrorSummary errors={errorsOf([fields.recipientId, "À"], [fields.text, "Message"])} formErrors={form.errors} />
				{senderName === null && (
					<SelectField
						field={fields.recipientId}
						label="À"
						emptyLabel="Toutes les organisations qui lisent la demande"
						options={namedOptions(targets)}
					/>
				)}
				<TextAreaField
					field={fields.text}
					label="Message"
					hint="Des faits utiles, sans jugement, sans donnée de santé, sans nom ni numéro. La personne peut en demander copie."
					rows={6}
					maxLength={2000}
				/>
				<SubmitRow label="Envoyer" icon="send" secondary={{ href: paths.referral(territory, referral.id), label: "Annuler" }} />
			</form>
		</>
	);
}
