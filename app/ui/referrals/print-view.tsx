import { needLabels, urgencyLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatShortDateTime } from "../format.ts";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { DocumentSheet } from "../layout/document-sheet.tsx";
import { AccountSection, FrameSection } from "./account-section.tsx";
import { AnswerSection } from "./answer-section.tsx";
import { CardSection } from "./card-section.tsx";
import { ReferralNotices } from "./notices.tsx";
import type { ReferralPage } from "./referral-page.ts";
import { ThreadSection } from "./thread-section.tsx";

/** The same on paper. Opening it is written down as printing: paper leaves no other trace. */
export function PrintView(page: ReferralPage) {
	const { territory, today, side, referral, card, account, answers, thread } = page;
	const { id, reference, senderName, sentAt, need, urgency } = referral;
	return (
		<>
			<Breadcrumbs
				items={[
					{ label: "Orientations", href: paths.referrals(territory) },
					{ label: reference, href: paths.referral(territory, id) },
					{ label: "Version à imprimer" },
				]}
			/>
			<p className="muted screen-only">
				Imprimez avec votre navigateur. L'ouverture de cette page est inscrite au journal des accès&nbsp;: gardez le papier sous clé et
				détruisez-le dès qu'il ne sert plus.
			</p>
			<DocumentSheet
				issuer={senderName}
				title={`Orientation ${reference}`}
				headingLevel={1}
				facts={[
					`${needLabels[need]}, urgence ${urgencyLabels[urgency].toLowerCase()}`,
					...(sentAt ? [`Envoyée le ${formatShortDateTime(sentAt)}`] : []),
					"Confidentiel\u00a0: couvert par le secret professionnel",
				]}
			>
				<ReferralNotices {...page} />
				{card && <CardSection card={card} senderName={senderName} isSender={side === "sender"} />}
				{account && <AccountSection account={account} />}
				<FrameSection referral={referral} account={account} />
				{answers.map((answer) => (
					<AnswerSection key={answer.id} territory={territory} referralId={id} today={today} side={side} answer={answer} isPrinted />
				))}
				{thread.isOpen && <ThreadSection territory={territory} referralId={id} thread={thread} isPrinted />}
			</DocumentSheet>
		</>
	);
}
