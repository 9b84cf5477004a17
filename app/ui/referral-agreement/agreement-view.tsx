import type { ShareBasis } from "#app/domain/referrals/types.ts";
import { basisLabels } from "#app/messages/referrals.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AgreementForm, type AgreementFormProps } from "./agreement-form.tsx";
import { AgreementList, type ShownAgreement } from "./agreement-list.tsx";
import { agreementCrumbs } from "./crumbs.ts";
import { listed } from "./words.ts";

interface AgreementViewProps extends AgreementFormProps {
	territory: string;
	referral: { id: string; reference: string; basis: ShareBasis | null; isAnonymous: boolean; status: string };
	cannotCollect: string | null;
	agreements: readonly ShownAgreement[];
	uncovered: readonly string[];
}

/** What the person agreed to, to whom, until when; how to record it, and how to take it back. */
export function AgreementView(props: AgreementViewProps) {
	const { territory, referral, agreements, uncovered, cannotCollect } = props;
	const notice = paths.agreementNotice(territory, referral.id);
	return (
		<>
			<PageHeader
				title="Accord de la personne"
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={agreementCrumbs(territory, referral)}
				lead={leadOf(referral)}
			/>
			{uncovered.length > 0 && (
				<Notice tone="warning" title="Rien ne peut être transmis sans accord">
					{referral.status === "draft"
						? `Aucun accord en vigueur ne couvre ce qui doit partir vers ${listed(uncovered)}.`
						: `L'accord ne couvre plus ${listed(uncovered)}\u00a0: ce qui est commencé peut se finir, mais rien de nouveau ne passe. Recueillez un nouvel accord auprès de la personne.`}
				</Notice>
			)}
			<Section title="Accords recueillis" count={agreements.length}>
				{agreements.length === 0 ? (
					<EmptyState title="Aucun accord enregistré" text="Remettez la notice à la personne, puis enregistrez ici ce qu'elle accepte." />
				) : (
					<AgreementList territory={territory} referralId={referral.id} agreements={agreements} />
				)}
			</Section>
			<Section
				title="Notice à remettre"
				lead="À lire avec la personne, ou à lui donner, avant de recueillir son accord. L'impression est inscrite au journal des accès."
			>
				<ButtonRow>
					<LinkButton href={notice} icon="print">
						Notice d'information
					</LinkButton>
					<LinkButton href={`${notice}?version=falc`} icon="print">
						Version facile à lire et à comprendre
					</LinkButton>
				</ButtonRow>
			</Section>
			<Section title="Recueillir un accord" id="recueillir">
				{cannotCollect ? <p className="muted">{sentenceOf(cannotCollect)}</p> : <AgreementForm {...props} notice={notice} />}
			</Section>
		</>
	);
}

function leadOf({ basis, isAnonymous }: AgreementViewProps["referral"]): string {
	if (isAnonymous) return "Cet avis est demandé sans identité\u00a0: rien ne repose sur un accord tant que la personne n'est pas nommée.";
	if (basis === "agreement") return "Le partage de cette orientation repose sur cet accord\u00a0: sans lui, rien ne passe.";
	return basis
		? `Le partage repose sur un texte\u00a0: ${basisLabels[basis].charAt(0).toLowerCase()}${basisLabels[basis].slice(1)}. L'accord de la personne peut s'y ajouter, notamment pour confier ses coordonnées à une organisation que le secret ne lie pas\u00a0; le retirer ferme alors l'accès à celle-ci.`
		: "Enregistrez ce que la personne accepte\u00a0: avec qui, quelles informations, jusqu'à quand.";
}
