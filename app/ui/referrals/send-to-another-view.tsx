import { SendToAnother } from "#app/domain/referrals/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { canReceive, KnownDuplicate, type PassingChoice, PassingFields, PassingTable, SuggestedBodies } from "./passing-choices.tsx";

interface SendToAnotherViewProps {
	territory: string;
	referral: { id: string; reference: string };
	mayPassAll: boolean;
	choices: readonly PassingChoice[];
	reply: Reply | undefined;
}

/** One more body for a referral that left: under the checks of any sending. */
export function SendToAnotherView({ territory, referral, mayPassAll, choices, reply }: SendToAnotherViewProps) {
	const { form, fields, props } = useZodForm(SendToAnother, { id: "envoi", reply });
	const backHref = paths.referral(territory, referral.id);
	const open = choices.filter(canReceive);
	return (
		<>
			<PageHeader
				title="Envoyer à une autre organisation"
				breadcrumbs={[
					{ label: "Orientations", href: paths.referrals(territory) },
					{ label: referral.reference, href: backHref },
					{ label: "Autre organisation" },
				]}
				lead="L'orientation reste ouverte auprès de celles qui l'ont déjà reçue, tant que vous ne l'annulez pas."
			/>
			{open.length === 0 ? (
				<EmptyState
					title="Aucune autre organisation ne peut la recevoir"
					text="Les motifs figurent ci-dessous, organisation par organisation. Un nouvel accord de la personne peut en lever certains."
					action={<LinkButton href={paths.referralAgreement(territory, referral.id)}>Accord de la personne</LinkButton>}
				/>
			) : (
				<>
					<SuggestedBodies choices={open} />
					<form method="post" {...props}>
						<FormErrorSummary
							formErrors={form.errors}
							errors={errorsOf(
								[fields.organisationId, "Organisation"],
								[fields.scope, "Ce qui passe"],
								[fields.isKnownDuplicate, "Double"],
							)}
						/>
						<PassingFields organisation={fields.organisationId} scope={fields.scope} open={open} mayPassAll={mayPassAll} />
						<KnownDuplicate field={fields.isKnownDuplicate} />
						<SubmitRow label="Envoyer" secondary={{ href: backHref, label: "Revenir sans rien changer" }} />
					</form>
				</>
			)}
			<PassingTable choices={choices} />
		</>
	);
}
