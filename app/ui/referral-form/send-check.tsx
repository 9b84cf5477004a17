import { SendReferral } from "#app/domain/referrals/schema.ts";
import type { Part, Scope } from "#app/domain/referrals/types.ts";
import { correctedAt } from "#app/messages/referral-form.ts";
import { partLabels, scopeLabels } from "#app/messages/referrals.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Card, CardGrid } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AttachmentList, type AttachmentListProps } from "../referrals/attachments.tsx";
import { accountItems, basisItems, cardItems, type Draft, needItems } from "./draft-items.tsx";
import { type Choice, receivedByLabels } from "./recipient-choice.tsx";

interface Obstacle {
	code: string;
	organisation: string | null;
}

interface Recipient {
	id: string;
	name: string;
	scope: Scope;
	passesNir: boolean;
	receivedBy: Choice["receivedBy"];
	agreement: { givenOn: string; endsOn: string; covers: Part[] } | null;
}

interface SendCheckProps {
	territory: string;
	draft: Draft &
		Pick<AttachmentListProps, "attachments" | "can"> & {
			obstacles: Obstacle[];
			recipients: Recipient[];
			duplicates: { name: string; reference: string }[];
		};
	reply: Reply | undefined;
}

/** The last look: what stands in the way, who receives what, and on what ground. */
export function SendCheck({ territory, draft, reply }: SendCheckProps) {
	const { obstacles, recipients, card, account, attachments, can } = draft;
	return (
		<>
			{obstacles.length > 0 && <Obstacles territory={territory} draft={draft} />}
			<Section title="Ce que chacun recevra" count={recipients.length}>
				{recipients.length === 0 ? (
					<p>Aucun destinataire n'est choisi.</p>
				) : (
					<CardGrid>
						{recipients.map((recipient) => (
							<RecipientCard
								key={recipient.id}
								recipient={recipient}
								isAnonymous={draft.isAnonymous}
								isAgreement={draft.basis === "agreement"}
							/>
						))}
					</CardGrid>
				)}
			</Section>
			<Section title="Besoin">
				<DefinitionList items={needItems(draft)} />
			</Section>
			{!draft.isAnonymous && (
				<Section title="Fiche de contact" lead="Telle que les destinataires la verront.">
					{card ? <DefinitionList items={cardItems(card)} /> : <p>Elle n'est pas encore écrite.</p>}
				</Section>
			)}
			<Section title="Demande">{account ? <DefinitionList items={accountItems(account)} /> : <p>Elle n'est pas encore écrite.</p>}</Section>
			{(can.add || attachments.length > 0) && (
				<AttachmentList territory={territory} referralId={draft.id} attachments={attachments} can={can} />
			)}
			<Section title="Droit de partager">
				<DefinitionList items={basisItems(draft, account)} />
			</Section>
			<SendForm territory={territory} draft={draft} reply={reply} />
		</>
	);
}

function Obstacles({ territory, draft: { id, obstacles } }: Pick<SendCheckProps, "territory" | "draft">) {
	const edit = paths.editReferral(territory, id);
	const pages = {
		person: { href: `${edit}#personne`, label: "Revoir la fiche de contact" },
		account: { href: `${edit}#demande`, label: "Écrire la demande" },
		basis: { href: `${edit}#droit`, label: "Revoir le droit de partager" },
		recipients: { href: paths.referralRecipients(territory, id), label: "Revoir les destinataires" },
		agreement: { href: paths.referralAgreement(territory, id), label: "Recueillir l'accord" },
	};
	return (
		<Notice tone="danger" title="L'orientation ne peut pas encore partir">
			<ul>
				{obstacles.map(({ code, organisation }) => {
					const page = correctedAt[code];
					return (
						<li key={`${code} ${organisation}`}>
							{organisation && (
								<strong>
									{organisation}
									{"\u00a0: "}
								</strong>
							)}
							{sentenceOf(code)} {page && <a href={pages[page].href}>{pages[page].label}</a>}
						</li>
					);
				})}
			</ul>
		</Notice>
	);
}

function RecipientCard({ recipient, isAnonymous, isAgreement }: { recipient: Recipient; isAnonymous: boolean; isAgreement: boolean }) {
	const { name, scope, passesNir, receivedBy, agreement } = recipient;
	const parts = [
		...(isAnonymous ? [] : [partLabels.card]),
		...(scope === "full" ? [partLabels.account] : []),
		...(passesNir ? [partLabels.nir] : []),
	];
	return (
		<Card title={name} eyebrow={scopeLabels[scope]}>
			<DefinitionList
				layout="stacked"
				items={[
					{ term: "Reçoit", description: parts.map((part, index) => (index === 0 ? part : part.toLowerCase())).join(", ") },
					{ term: "Par", description: receivedByLabels[receivedBy] },
					...(agreement
						? [
								{
									term: "Accord de la personne",
									description: `Donné le ${formatDay(agreement.givenOn)}, jusqu'au ${formatDay(agreement.endsOn)}, pour\u00a0: ${agreement.covers.map((part) => partLabels[part].toLowerCase()).join(", ")}`,
								},
							]
						: isAgreement
							? [{ term: "Accord de la personne", description: "Aucun en vigueur" }]
							: []),
				]}
			/>
		</Card>
	);
}

function SendForm({ territory, draft, reply }: SendCheckProps) {
	const { form, fields, props } = useZodForm(SendReferral, { id: "envoi", reply });
	const { duplicates, obstacles } = draft;
	const back = { href: paths.referralRecipients(territory, draft.id), label: "Revenir aux destinataires" };
	const errors = (
		<FormErrorSummary
			title="L'orientation n'est pas partie"
			formErrors={form.errors}
			errors={errorsOf([fields.isKnownDuplicate, "Double"])}
		/>
	);
	if (obstacles.length > 0)
		return (
			<>
				{errors}
				<p>
					<a href={back.href}>{back.label}</a>
				</p>
			</>
		);
	return (
		<form method="post" {...props}>
			{errors}
			{currentOf(reply) && (
				<Notice tone="warning" title="Le brouillon a changé entre-temps">
					La page montre ce qui est enregistré maintenant. Relisez, puis envoyez de nouveau.
				</Notice>
			)}
			<input type="hidden" name="revision" value={draft.revision} />
			{duplicates.length > 0 && (
				<>
					<Notice tone="warning" title="Cette personne a déjà une orientation en cours">
						<ul>
							{duplicates.map(({ name, reference }) => (
								<li key={`${name} ${reference}`}>
									{name}
									{"\u00a0: "}
									{reference}
								</li>
							))}
						</ul>
					</Notice>
					<CheckboxField field={fields.isKnownDuplicate} label="Je l'ai vu, et j'envoie celle-ci quand même" />
				</>
			)}
			<SubmitRow label="Envoyer l'orientation" icon="send" secondary={back} />
		</form>
	);
}
