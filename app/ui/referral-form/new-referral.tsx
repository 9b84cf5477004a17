import { StartReferral } from "#app/domain/referrals/schema.ts";
import type { Urgency } from "#app/domain/referrals/types.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Notice } from "../primitives/notice.tsx";
import { DraftSteps } from "./draft-page.tsx";
import { NeedFields, needFieldLabels } from "./need-fields.tsx";

export const childQuestion = "Un enfant est-il en danger, ou risque-t-il de l'être\u00a0?";

interface NewReferralProps {
	territory: string;
	delays: Record<Urgency, number>;
	reply: Reply | undefined;
}

/** The first screen: what is asked, and whether this is the way at all. Nobody is named here. */
export function NewReferral({ territory, delays, reply }: NewReferralProps) {
	const { form, fields, props } = useZodForm(StartReferral, { id: "orientation", reply });
	return (
		<>
			<PageHeader
				title="Nouvelle orientation"
				breadcrumbs={[{ label: "Orientations", href: paths.referrals(territory) }, { label: "Nouvelle" }]}
			/>
			<DraftSteps at="need" isDone={{ need: false, person: false, recipients: false, check: false }} />
			<Notice title="À quoi sert une orientation">
				<p>
					Elle adresse une personne, qui le sait, à l'organisation qui peut répondre à son besoin. Chaque destinataire dit ce qu'il en fait,
					et vous l'apprenez.
				</p>
				<p>
					Elle ne sert ni à signaler un enfant en danger, ni à demander des secours (le 15, le 17, le 18 ou le 112), ni à échanger sur une
					personne sans agir pour elle.
				</p>
			</Notice>
			<form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.isChildInDanger, "Enfant en danger"],
						[fields.need, needFieldLabels.need],
						[fields.public, needFieldLabels.public],
						[fields.purpose, needFieldLabels.purpose],
						[fields.urgency, needFieldLabels.urgency],
					)}
				/>
				<RadioGroupField
					field={fields.isChildInDanger}
					label={childQuestion}
					hint="Si oui, vous verrez qui appeler. Rien ne sera enregistré ici."
					options={[
						{ value: "yes", label: "Oui, ou je me pose la question" },
						{ value: "no", label: "Non" },
					]}
				/>
				<NeedFields fields={fields} delays={delays} erasesCard={false} />
				<SubmitRow label="Continuer" secondary={{ href: paths.referrals(territory), label: "Annuler" }} />
			</form>
		</>
	);
}
