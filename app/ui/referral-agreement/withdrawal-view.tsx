import { Form } from "@remix-run/react";
import { WithdrawAgreement } from "#app/domain/referrals/agreement-schema.ts";
import type { ShareBasis } from "#app/domain/referrals/types.ts";
import { basisLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Notice } from "../primitives/notice.tsx";
import { agreementCrumbs } from "./crumbs.ts";
import { listed } from "./words.ts";

interface WithdrawalViewProps {
	territory: string;
	today: string;
	referral: { id: string; reference: string; basis: ShareBasis | null; status: string };
	agreement: { id: string; givenOn: string; withdrawnOn: string | null };
	losing: readonly string[];
	/** Left the contact card alone, by another agreement. */
	reduced: readonly string[];
	/** Left everything but the registration number. */
	losingNumber: readonly string[];
	keeping: readonly string[];
	isLosingOneself: boolean;
	reply: Reply | undefined;
}

/** The last look before an agreement is taken back: who loses access, who keeps it and why. */
export function WithdrawalView(props: WithdrawalViewProps) {
	const { territory, today, referral, agreement, reply } = props;
	const { form, fields, props: formProps } = useZodForm(WithdrawAgreement, { id: "retrait", reply, defaultValue: { withdrawnOn: today } });
	const back = paths.referralAgreement(territory, referral.id);
	return (
		<>
			<PageHeader
				title="Retirer l'accord"
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={agreementCrumbs(territory, referral, "Retrait")}
				lead={`Accord du ${formatDay(agreement.givenOn)}. La personne peut revenir sur son accord à tout moment, auprès de n'importe quelle organisation, sans dire pourquoi.`}
			/>
			{agreement.withdrawnOn ? (
				<Notice title="Cet accord est déjà retiré">{`Son retrait est enregistré au ${formatDay(agreement.withdrawnOn)}.`}</Notice>
			) : (
				<Form method="post" {...formProps}>
					<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.withdrawnOn, "Date du retrait"])} />
					<Effect {...props} />
					<DateField
						field={fields.withdrawnOn}
						label="Date du retrait"
						hint="Le jour où la personne l'a dit."
						min={agreement.givenOn}
						max={today}
					/>
					<SubmitRow label="Enregistrer le retrait" variant="danger" icon="cross" secondary={{ href: back, label: "Annuler" }} />
				</Form>
			)}
		</>
	);
}

function Effect({ referral, losing, reduced, losingNumber, keeping, isLosingOneself }: WithdrawalViewProps) {
	const isByLaw = referral.basis !== null && referral.basis !== "agreement";
	const kept = `${isByLaw ? "un texte permet ce partage, " : ""}un autre accord en vigueur les couvre, ou elles n'avaient déjà plus accès`;
	const narrowed = [
		...(reduced.length > 0 ? [`Ne garde${reduced.length > 1 ? "nt" : ""} que la fiche de contact\u00a0: ${listed(reduced)}.`] : []),
		...(losingNumber.length > 0
			? [`Perd${losingNumber.length > 1 ? "ent" : ""} le numéro de sécurité sociale, et lui seul\u00a0: ${listed(losingNumber)}.`]
			: []),
	];
	const unchanged = keeping.length > 0 && <li>{`Ne changent pas\u00a0: ${listed(keeping)} (${kept}).`}</li>;
	if (losing.length === 0 && narrowed.length > 0) {
		return (
			<Notice tone="warning" title="Des accès se réduisent aussitôt">
				<ul>
					{narrowed.map((line) => (
						<li key={line}>{line}</li>
					))}
					<li>Chaque organisation en est informée, et ce qui est en cours continue.</li>
					{unchanged}
				</ul>
			</Notice>
		);
	}
	if (losing.length === 0) {
		return (
			<Notice tone="info" title="Aucun accès ne se ferme">
				{referral.status === "draft"
					? "Rien n'est encore parti\u00a0: l'orientation ne pourra pas être envoyée sans un autre accord, si le partage repose sur lui."
					: `Les organisations nommées gardent ce qu'elles ont\u00a0: ${kept}. ${isByLaw ? `Ce partage repose sur\u00a0: ${basisLabels[referral.basis ?? "other"]}. ` : ""}La personne peut aussi s'opposer au partage, auprès du délégué à la protection des données.`}
			</Notice>
		);
	}
	return (
		<Notice tone="danger" title={`${listed(losing)} ${losing.length > 1 ? "perdent" : "perd"} l'accès aussitôt`}>
			<ul>
				<li>La fiche de contact, la situation, les messages et les pièces ne s'ouvrent plus, liens compris.</li>
				<li>Ce qui était en cours est annulé, et chaque organisation en est informée.</li>
				<li>Seul un nouvel accord de la personne peut rouvrir l'accès.</li>
				{isLosingOneself && <li>Votre organisation en fait partie&nbsp;: cette orientation quittera votre liste.</li>}
				{narrowed.map((line) => (
					<li key={line}>{line}</li>
				))}
				{unchanged}
			</ul>
		</Notice>
	);
}
