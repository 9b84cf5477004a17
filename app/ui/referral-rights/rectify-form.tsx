import { RectifyReferral } from "#app/domain/referrals/rectification-schema.ts";
import type { Account, Card } from "#app/domain/referrals/types.ts";
import { rectificationLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { errorsOf, labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { AccountFields, accountLabels } from "../referral-form/account-fields.tsx";
import { CardFields, cardLabels, cardValues } from "../referral-form/card-fields.tsx";

interface RectifyFormProps {
	territory: string;
	referral: { id: string; reference: string; revision: number; isAnonymous: boolean };
	card: Card | null;
	account: Account | null;
	reply: Reply | undefined;
}

type Name = Exclude<keyof typeof RectifyReferral.shape, "referralId">;

/** What was sent, to be put right: the recipients are told, and read the new text in the place of the old one. */
export function RectifyForm({ territory, referral, card, account, reply }: RectifyFormProps) {
	const { form, fields, props } = useZodForm(RectifyReferral, {
		id: "rectification",
		reply,
		defaultValue: {
			...(referral.isAnonymous ? {} : cardValues(card)),
			subject: account?.subject ?? "",
			done: account?.done ?? "",
			asked: account?.asked ?? "",
			revision: String(referral.revision),
		} as never,
	});
	const f = fields as unknown as Record<Name, FieldMeta>;
	const title = "Rectifier l'orientation";
	return (
		<>
			<PageHeader
				title={title}
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={[
					{ label: "Orientations", href: paths.referrals(territory) },
					{ label: referral.reference, href: paths.referral(territory, referral.id) },
					{ label: title },
				]}
				lead="Ce que vous enregistrez remplace ce qui avait été envoyé, qui n'est pas conservé. Les destinataires sont prévenus qu'il y a du nouveau."
			/>
			<form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={[
						...errorsOf([f.reason, "Motif"]),
						...(referral.isAnonymous ? [] : labelledErrors(cardLabels, f)),
						...labelledErrors(accountLabels, f),
					]}
				/>
				{currentOf(reply) && (
					<StoredVersion
						items={[
							...(card ? [{ term: "Nom", description: `${card.firstName} ${card.lastName}` }] : []),
							{ term: accountLabels.subject, description: account?.subject },
							{ term: accountLabels.done, description: account?.done },
							{ term: accountLabels.asked, description: account?.asked },
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
				<RadioGroupField field={f.reason} label="Motif" options={labelledOptions(rectificationLabels)} />
				{!referral.isAnonymous && <CardFields fields={f} />}
				<AccountFields fields={f} />
				<SubmitRow label="Enregistrer la rectification" secondary={{ href: paths.referral(territory, referral.id), label: "Annuler" }} />
			</form>
		</>
	);
}
