import { needLabels, purposeLabels } from "#app/messages/referrals.ts";
import { formatDay } from "../format.ts";
import { DocumentSheet } from "../layout/document-sheet.tsx";
import { type NoticeProps, Signatures } from "./notice-parts.tsx";
import { partWords } from "./words.ts";

/** The notice in plain French: what is shared, with whom, why, how long, and how to say no. */
export function PlainNotice(props: NoticeProps) {
	const { referral, personName, senderName, organisations, covers, endsOn, isByLaw, dpo, keptMonths } = props;
	return (
		<DocumentSheet
			issuer={senderName}
			title="Partager des informations pour vous aider"
			facts={[personName ?? "", `Référence ${referral.reference}`].filter(Boolean)}
			closing={
				<>
					{!referral.isAnonymous && (
						<p>
							☐&nbsp;J'accepte ce partage. &nbsp; ☐&nbsp;Je&nbsp;n'accepte&nbsp;pas. &nbsp; ☐&nbsp;J'accepte, sauf avec&nbsp;: …………………………
						</p>
					)}
					<Signatures isEasy={false} isAnonymous={referral.isAnonymous} />
				</>
			}
		>
			<h3>Qui partage, et avec qui</h3>
			<p>{`${senderName} propose de transmettre des informations qui vous concernent à\u00a0:`}</p>
			<ul>
				{organisations.map((name) => (
					<li key={name}>{name}</li>
				))}
			</ul>
			<p>Personne d'autre ne les reçoit. Dans ces organisations, seuls les agents habilités les lisent, jamais les élus.</p>
			<h3>Quelles informations</h3>
			<ul>
				{covers.map((part) => (
					<li key={part}>{partWords[part]}</li>
				))}
			</ul>
			<p>Aucune information sur votre santé n'est demandée ni transmise.</p>
			<h3>Pourquoi</h3>
			<p>{`${purposeLabels[referral.purpose]}, à propos de\u00a0: ${needLabels[referral.need].toLowerCase()}.`}</p>
			<h3>Combien de temps</h3>
			<p>
				{`Votre accord vaut jusqu'au ${formatDay(endsOn)}. Après cette date, rien de nouveau n'est transmis\u00a0; une organisation qui vous accompagne encore finit ce qu'elle a commencé, puis son accès se ferme. Les informations restent consultables au plus ${keptMonths}\u00a0mois après le dernier contact avec vous\u00a0; elles sont ensuite supprimées, sauf si la loi sur les archives demande de les garder.`}
			</p>
			<h3>Vous êtes libre de refuser et de changer d'avis</h3>
			<p>
				Refuser ne change rien à vos droits ni à l'aide que vous pouvez recevoir. Vous pouvez accepter pour une organisation et refuser pour
				une autre. Vous pouvez retirer votre accord à tout moment, sans dire pourquoi&nbsp;: dites-le à l'organisation qui vous oriente ou à
				celle qui vous reçoit. L'accès des organisations que votre accord était seul à permettre se ferme aussitôt.
			</p>
			{isByLaw && (
				<p>
					Pour vous accompagner, la loi permet aussi à des professionnels tenus au secret de partager ce qui est strictement nécessaire. Si
					c'est le cas, on vous dit lesquels.
				</p>
			)}
			<h3>Vos droits</h3>
			<p>
				{`Vous pouvez demander à voir ces informations et savoir qui les a lues, les faire corriger, vous opposer au partage ou en limiter l'usage. ${contactOf(dpo, senderName)} Une réponse vous est due dans un délai d'un mois.`}
			</p>
			<p>
				Si vous n'êtes pas satisfait de la réponse, vous pouvez adresser une réclamation à la CNIL, 3 place de Fontenoy, TSA 80715, 75334
				Paris Cedex 07, ou sur www.cnil.fr.
			</p>
		</DocumentSheet>
	);
}

export const contactOf = ({ name, contact }: NoticeProps["dpo"], senderName: string): string =>
	contact
		? `Écrivez au délégué à la protection des données\u00a0: ${[name, contact].filter(Boolean).join(", ")}.`
		: `Écrivez à ${senderName}, qui transmettra à son délégué à la protection des données.`;
