import type {
	Account,
	Card,
	Need,
	NotInformedReason,
	Public,
	Purpose,
	ReferralId,
	ShareBasis,
	Urgency,
} from "#app/domain/referrals/types.ts";
import {
	basisLabels,
	channelLabels,
	needLabels,
	notInformedLabels,
	publicLabels,
	purposeLabels,
	urgencyLabels,
} from "#app/messages/referrals.ts";
import type { Definition } from "../primitives/definition-list.tsx";
import { accountLabels } from "./account-fields.tsx";
import { basisFieldLabels } from "./basis-fields.tsx";
import { cardLabels } from "./card-fields.tsx";
import { needFieldLabels } from "./need-fields.tsx";

export interface Draft {
	id: ReferralId;
	reference: string;
	revision: number;
	need: Need;
	public: Public;
	purpose: Purpose;
	urgency: Urgency;
	isAnonymous: boolean;
	basis: ShareBasis | null;
	basisReference: string | null;
	isInformed: boolean | null;
	notInformedReason: NotInformedReason | null;
	card: Card | null;
	account: Account | null;
}

type Coded = Pick<
	Draft,
	"need" | "public" | "purpose" | "urgency" | "isAnonymous" | "basis" | "basisReference" | "isInformed" | "notInformedReason"
>;

const items = <Name extends string>(labels: Record<Name, string>, values: Record<Name, Definition["description"]>): Definition[] =>
	(Object.entries(labels) as [Name, string][]).map(([name, term]) => ({ term, description: values[name] }));

export const needItems = ({ need, public: concerned, purpose, urgency, isAnonymous }: Coded): Definition[] =>
	items(needFieldLabels, {
		need: needLabels[need],
		public: publicLabels[concerned],
		purpose: purposeLabels[purpose],
		urgency: urgencyLabels[urgency],
		isAnonymous: isAnonymous ? "Oui" : "Non",
	});

export const cardItems = (card: Card): Definition[] =>
	items(cardLabels, {
		...card,
		preferredChannel: channelLabels[card.preferredChannel],
		mustNotContact: card.mustNotContact ? "Oui\u00a0: passer par l'organisation qui oriente" : "Non",
	});

export const accountItems = ({ subject, done, asked }: Account): Definition[] => items(accountLabels, { subject, done, asked });

export const basisItems = (draft: Coded, account: Account | null): Definition[] =>
	items(basisFieldLabels, {
		basis: draft.basis && basisLabels[draft.basis],
		basisReference: draft.basisReference,
		isInformed: draft.isInformed === null ? null : draft.isInformed ? "Oui" : "Non",
		notInformedReason: draft.isInformed === false && draft.notInformedReason ? notInformedLabels[draft.notInformedReason] : "Sans objet",
		notInformedMotive: account?.notInformedMotive ?? (draft.isInformed === false ? null : "Sans objet"),
	});

/** All that a draft holds, as someone may have saved it meanwhile. */
export const draftItems = (draft: Draft): Definition[] => [
	...needItems(draft),
	...(draft.card ? cardItems(draft.card) : []),
	...(draft.account ? accountItems(draft.account) : []),
	...basisItems(draft, draft.account),
];
