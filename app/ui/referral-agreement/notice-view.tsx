import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { agreementCrumbs } from "./crumbs.ts";
import { EasyNotice } from "./easy-notice.tsx";
import type { NoticeProps } from "./notice-parts.tsx";
import { PlainNotice } from "./plain-notice.tsx";

/** A page to print and to sign, in plain French or easy to read. Around it, what only the screen shows. */
export function NoticeView(props: NoticeProps) {
	const { territory, referral, isEasy, otherSearch, organisations, dpo, canAttach } = props;
	return (
		<>
			<div className="screen-only">
				<PageHeader
					title={isEasy ? "Notice facile à lire et à comprendre" : "Notice d'information"}
					eyebrow={`Orientation ${referral.reference}`}
					breadcrumbs={agreementCrumbs(territory, referral, "Notice")}
					lead={"Imprimez cette page depuis votre navigateur\u00a0: seule la notice paraît sur le papier."}
				/>
				<ButtonRow>
					<LinkButton href={`${paths.agreementNotice(territory, referral.id)}${otherSearch}`}>
						{isEasy ? "Version courante" : "Version facile à lire et à comprendre"}
					</LinkButton>
					{canAttach && <LinkButton href={paths.newReferralAttachment(territory, referral.id)}>Joindre la notice signée</LinkButton>}
				</ButtonRow>
				{organisations.length === 0 && (
					<Notice tone="warning" title="La notice ne nomme encore personne">
						Choisissez d'abord les organisations destinataires, ou cochez-les sur la page de l'accord&nbsp;: la personne doit savoir avec
						qui.
					</Notice>
				)}
				{!dpo.contact && (
					<Notice tone="warning" title="Le délégué à la protection des données n'est pas renseigné">
						Demandez à l'administration du territoire d'indiquer son contact dans les réglages des orientations&nbsp;: la personne doit
						pouvoir lui écrire.
					</Notice>
				)}
			</div>
			{isEasy ? <EasyNotice {...props} /> : <PlainNotice {...props} />}
		</>
	);
}
