import { AssignReferral } from "#app/domain/referrals/schema.ts";
import type { Standing } from "#app/domain/referrals/types.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { referralCrumbs } from "./crumbs.ts";

interface AssignmentPage {
	territory: string;
	referral: { id: string; reference: string };
	side: Standing["side"];
	agents: readonly { id: string; displayName: string; isMe: boolean; isReader: boolean; isAssigned: boolean }[];
	canLeave: boolean;
	reply: Reply | undefined;
}

const Choice = AssignReferral.pick({ personId: true });

/** Who reads a referral in one's own organisation, who follows it, and how to hand it to another. */
export function AssignmentView({ territory, referral, side, agents, canLeave, reply }: AssignmentPage) {
	const { form, fields, props } = useZodForm(Choice, { id: "attribution", reply });
	const isSender = side === "sender";
	const me = agents.find(({ isMe }) => isMe);
	const colleagues = agents.filter(({ isMe, isReader, isAssigned }) => !isMe && !(isSender ? isReader : isAssigned));
	const mayTake = !isSender && me && !me.isAssigned;
	return (
		<>
			<PageHeader
				title={isSender ? "Ajouter un lecteur" : "Attribuer l'orientation"}
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={referralCrumbs(territory, referral, isSender ? "Ajouter un lecteur" : "Attribuer")}
				lead={
					isSender
						? "L'agent désigné lira l'orientation et les réponses, comme vous."
						: "L'agent désigné suit l'orientation pour votre organisation, et la lit s'il ne la lisait pas encore."
				}
			/>
			<FormErrorSummary errors={errorsOf([fields.personId, "Agent"])} formErrors={form.errors} />
			<Section title="Agents habilités de votre organisation">
				<ItemList
					items={agents.map(({ id, displayName, isMe, isReader, isAssigned }) => ({
						key: id,
						title: isMe ? `${displayName} (vous)` : displayName,
						meta: (
							<>
								{isAssigned && <Badge tone="accent">La suit</Badge>}{" "}
								{isReader ? <Badge tone="success">La lit</Badge> : <Badge>Ne la lit pas</Badge>}
							</>
						),
					}))}
				/>
			</Section>
			{mayTake && (
				<form method="post">
					<input type="hidden" name="intent" value="assign" />
					<input type="hidden" name="personId" value={me.id} />
					<Button icon="person">Reprendre moi-même</Button>
				</form>
			)}
			{colleagues.length === 0 ? (
				<Notice>Aucun autre agent habilité de votre organisation n'est à désigner. Votre responsable peut en habiliter.</Notice>
			) : (
				<form method="post" {...props}>
					<input type="hidden" name="intent" value="assign" />
					<SelectField
						field={fields.personId}
						label="Agent"
						emptyLabel="Choisir un agent"
						options={colleagues.map(({ id, displayName }) => ({ value: id, label: displayName }))}
					/>
					<SubmitRow
						label="Désigner"
						variant="secondary"
						secondary={{ href: paths.referral(territory, referral.id), label: "Revenir à l'orientation" }}
					/>
				</form>
			)}
			<Section title="Ne plus la lire">
				{canLeave ? (
					<Confirm
						triggerLabel="Ne plus lire cette orientation"
						title="Ne plus lire cette orientation&nbsp;?"
						text="Elle quitte votre liste. Un collègue, ou votre responsable, peut vous désigner de nouveau."
						confirmLabel="Ne plus la lire"
						fields={{ intent: "leave" }}
						icon="cross"
					/>
				) : (
					<p className="muted">Vous êtes la seule personne de votre organisation à la lire&nbsp;: désignez d'abord un autre agent.</p>
				)}
			</Section>
		</>
	);
}
