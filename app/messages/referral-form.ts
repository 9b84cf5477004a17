import type { ShareBasis } from "#app/domain/referrals/types.ts";

export const referralFormSentences: Record<string, string> = {
	"referral.already-named": "Cette orientation nomme déjà la personne.",
	"referral.nobody-follows": "Aucune organisation ne suit cette orientation\u00a0: il n'y a personne à qui dire de qui il s'agit.",
	"referral.naming-not-agreed":
		"La personne doit d'abord donner son accord\u00a0: il doit être en vigueur et nommer chaque organisation qui suit l'orientation, pour la fiche de contact.",
	"referral.too-many-recipients": "Choisissez huit organisations au plus.",
	"referral.request-open":
		"La personne a demandé à exercer ses droits sur ce brouillon\u00a0: il ne peut pas être supprimé avant la réponse du délégué à la protection des données.",
	"toast.referral-named": "La fiche de contact est transmise\u00a0: l'orientation n'est plus anonyme.",
	"toast.referral-nir-kept": "Le numéro est enregistré et chiffré.",
	"toast.referral-nir-removed": "Le numéro est effacé.",
};

/** Each ground in plain words: what it allows, and what it asks of whoever uses it. */
export const basisTexts: Record<ShareBasis, string> = {
	agreement:
		"La personne accepte que vous transmettiez ces informations à ces organisations. L'accord est daté, limité, et elle peut le retirer.",
	"l121-6-2":
		"Plusieurs professionnels tenus au secret aident la même personne\u00a0: ils partagent ce qui est strictement nécessaire pour évaluer, décider et agir. La personne en est informée.",
	"l226-2-2":
		"Des professionnels tenus au secret protègent un enfant\u00a0: ils partagent ce qui est strictement nécessaire. Les parents et l'enfant en sont informés avant, sauf si c'est contraire à son intérêt.",
	"226-14": "La loi permet de parler\u00a0: privations ou violences sur un mineur ou une personne qui ne peut pas se protéger, notamment.",
	other: "Une autre loi ou un autre règlement permet ce partage\u00a0: citez-le.",
};

/** What stands in the way of sending is put right on one of these pages. */
export const correctedAt: Record<string, "person" | "account" | "basis" | "recipients" | "agreement"> = {
	"referral.account-missing": "account",
	"referral.card-missing": "person",
	"referral.anonymous-names": "person",
	"referral.basis-missing": "basis",
	"referral.basis-reference-missing": "basis",
	"referral.informed-missing": "basis",
	"referral.not-informed-reason-missing": "basis",
	"referral.agreed-uninformed": "basis",
	"referral.author-not-bound": "basis",
	"referral.no-recipient": "recipients",
	"referral.own-organisation": "recipients",
	"referral.nobody-there": "recipients",
	"referral.recipient-not-bound": "recipients",
	"referral.link-card-only": "recipients",
	"referral.agents-not-bound": "recipients",
	"referral.anonymous-card": "recipients",
	"referral.nir-closed": "recipients",
	"referral.not-agreed": "agreement",
};
