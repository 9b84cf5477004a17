import type { Need, Part, Purpose } from "#app/domain/referrals/types.ts";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { agreementCrumbs } from "./crumbs.ts";
import { EasyNotice } from "./easy-notice.tsx";
import { PlainNotice } from "./plain-notice.tsx";

export interface NoticeProps {
	territory: string;
	referral: { id: string; reference: string; isAnonymous: boolean; purpose: Purpose; need: Need };
	isEasy: boolean;
	otherSearch: string;
	personName: string | null;
	senderName: string;
	organisations: readonly string[];
	covers: readonly Part[];
	endsOn: string;
	isByLaw: boolean;
	canAttach: boolean;
	dpo: { name: string | null; contact: string | null };
	keptMonths: number;
}

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
					lead="Imprimez cette page depuis votre navigateur : seule la notice paraît sur le papier."
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

/** Room for the hands of those who were there. */
export function Signatures({ isEasy, isAnonymous }: Pick<NoticeProps, "isEasy"> & { isAnonymous: boolean }) {
	const lines = isEasy
		? ["Ma signature", "La personne qui m'aide", "La personne qui traduit", "Le professionnel"]
		: ["La personne", "Son représentant, s'il y en a un", "L'interprète, s'il y en a un", "La personne qui recueille l'accord"];
	// an opinion without identity is signed by nobody
	const shown = isAnonymous ? lines.slice(3) : lines;
	return (
		<dl className="signatures">
			{shown.map((line) => (
				<div key={line}>
					<dt>{line}</dt>
					<dd>{isEasy ? "Date :" : "Date et signature :"}</dd>
				</div>
			))}
		</dl>
	);
}
