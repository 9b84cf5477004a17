import { needLabels, stateLabels, urgencyLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { RequestBanner } from "../referral-rights/request-banner.tsx";
import { ReminderCard } from "../reminders/next-reminder.tsx";
import { AccountSection, FrameSection } from "./account-section.tsx";
import { AgreementSummary } from "./agreement-summary.tsx";
import { AnswerSection } from "./answer-section.tsx";
import { AttachmentList } from "./attachments.tsx";
import { CardSection } from "./card-section.tsx";
import { ReferralNotices } from "./notices.tsx";
import { OwnSection } from "./own-section.tsx";
import type { ReferralPage } from "./referral-page.ts";
import { ThreadSection } from "./thread-section.tsx";
import { stateTones, urgencyTones } from "./tones.ts";

/** One referral, as much of it as its reader may see. */
export function ReferralView(page: ReferralPage) {
	const { territory, today, side, referral, card, account, hasNir, answers, others, thread, attachments, can } = page;
	const { id: referralId, reference } = referral;
	const isSender = side === "sender";
	return (
		<>
			<PageHeader
				title={`Orientation ${reference}`}
				eyebrow={needLabels[referral.need]}
				breadcrumbs={[{ label: "Orientations", href: paths.referrals(territory) }, { label: reference }]}
				meta={
					<>
						<Badge tone={urgencyTones[referral.urgency]}>{`Urgence\u00a0: ${urgencyLabels[referral.urgency].toLowerCase()}`}</Badge>{" "}
						{referral.isAnonymous && <Badge icon="eye">Avis sans identité</Badge>} {referral.isArchived && <Badge>Archivée</Badge>}
					</>
				}
				lead={
					<p>
						Envoyée par {referral.senderName}
						{referral.sentAt && (
							<>
								, le <InstantText instant={referral.sentAt} />
							</>
						)}
						.
					</p>
				}
				actions={
					page.closedBecause === null && (
						<>
							{can.rectify && (
								<LinkButton href={paths.rectifyReferral(territory, referralId)} icon="edit">
									Rectifier
								</LinkButton>
							)}
							<LinkButton href={paths.printReferral(territory, referralId)} icon="print">
								Version à imprimer
							</LinkButton>
						</>
					)
				}
			/>
			<RequestBanner territory={territory} referralId={referralId} requests={page.requests} />
			<ReferralNotices {...page} />
			<Columns
				asideLabel="Repères de l'orientation"
				aside={
					<>
						<FrameSection referral={referral} account={account} />
						<AgreementSummary {...page.agreement} />
						<ReminderCard territory={territory} reminders={page.reminders} />
						<OwnSection {...page} />
					</>
				}
			>
				{card && <CardSection card={card} senderName={referral.senderName} isSender={isSender} />}
				{hasNir && (
					<p>
						<LinkButton href={paths.revealNir(territory, referralId)} icon="lock" size="small">
							Numéro de sécurité sociale
						</LinkButton>
					</p>
				)}
				{account && <AccountSection account={account} />}
				{answers.map((answer) => (
					<AnswerSection key={answer.id} territory={territory} referralId={referralId} today={today} side={side} answer={answer} />
				))}
				{others.length > 0 && (
					<Section title="Autres organisations" lead="Elles ont reçu la même orientation et répondent chacune de leur côté.">
						<ItemList
							items={others.map(({ organisationName, state, since }) => ({
								title: organisationName,
								meta: <Badge tone={stateTones[state]}>{stateLabels[state]}</Badge>,
								text: (
									<>
										depuis le <InstantText instant={since} />
									</>
								),
							}))}
						/>
					</Section>
				)}
				{thread.isOpen && (
					<>
						<ThreadSection territory={territory} referralId={referralId} thread={thread} />
						<AttachmentList
							territory={territory}
							referralId={referralId}
							attachments={attachments}
							can={{ add: can.attach, remove: can.detach }}
						/>
					</>
				)}
			</Columns>
		</>
	);
}
