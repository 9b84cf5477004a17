import type { Need, Part, Purpose } from "#app/domain/referrals/types.ts";

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
					<dd>{isEasy ? "Date\u00a0:" : "Date et signature\u00a0:"}</dd>
				</div>
			))}
		</dl>
	);
}
