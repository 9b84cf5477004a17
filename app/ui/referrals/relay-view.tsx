import { RelayReferral } from "#app/domain/referrals/schema.ts";
import type { Scope } from "#app/domain/referrals/types.ts";
import { missionPartLabels } from "#app/messages/referral-places.ts";
import { stepPages } from "#app/messages/referral-thread.ts";
import { actionLabels, scopeLabels } from "#app/messages/referrals.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import type { presentRelay } from "#app/presenters/referral-answer.server.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { StepHeader } from "./step-header.tsx";

type RelayPage = Awaited<ReturnType<typeof presentRelay>>;
type Choice = RelayPage["choices"][number];

const canReceive = ({ stops }: Choice) => stops.card.length === 0 || stops.full.length === 0;

/** To whom a recipient may pass the referral on, what may pass, and why not more. */
export function RelayView({ territory, referral, answer, obstacle, mayPassAll, choices, reply }: RelayPage & { reply: Reply | undefined }) {
	const backHref = paths.referral(territory, referral.id);
	const open = choices.filter(canReceive);
	const suggested = open.filter(({ suggestion }) => suggestion !== null);
	return (
		<>
			<StepHeader territory={territory} referral={referral} answer={answer} title={actionLabels.relay} lead={stepPages.relay.lead} />
			{obstacle ? (
				<Notice
					tone="warning"
					title="Cette étape n'est plus à faire"
					actions={<LinkButton href={backHref}>Revenir à l'orientation</LinkButton>}
				>
					{sentenceOf(obstacle)}
				</Notice>
			) : open.length === 0 ? (
				<EmptyState
					title="Aucune organisation ne peut la recevoir"
					text="Les motifs figurent ci-dessous, organisation par organisation. Un nouvel accord de la personne peut en lever certains."
					action={<LinkButton href={paths.referralAgreement(territory, referral.id)}>Accord de la personne</LinkButton>}
				/>
			) : (
				<>
					{suggested.length > 0 && (
						<Section title="Qui répond à ce besoin" lead="D'après la répartition des missions du territoire.">
							<ItemList
								items={suggested.map(({ id, name, suggestion }) => ({
									key: id,
									title: `${name} (${missionPartLabels[suggestion?.part ?? "support"].toLowerCase()})`,
									text: (
										<>
											{suggestion?.needsNote && <p>Ce qu'il lui faut&nbsp;: {suggestion.needsNote}</p>}
											{suggestion?.declinesNote && <p>Ce qu'elle ne traite pas&nbsp;: {suggestion.declinesNote}</p>}
										</>
									),
								}))}
							/>
						</Section>
					)}
					<RelayForm revision={answer.revision} open={open} mayPassAll={mayPassAll} reply={reply} cancelHref={backHref} />
				</>
			)}
			<Section title="Ce qui peut passer à chaque organisation">
				<DataTable caption="Ce qui peut passer à chaque organisation" columns={columns} rows={choices} rowKey={({ id }) => id} />
			</Section>
		</>
	);
}

const verdictOf = (stops: readonly string[]) => (stops.length === 0 ? "Oui" : `Non\u00a0: ${stops.map(sentenceOf).join(" ")}`);
const column = (scope: Scope): Column<Choice> => ({ key: scope, header: scopeLabels[scope], cell: ({ stops }) => verdictOf(stops[scope]) });
const columns: Column<Choice>[] = [{ key: "name", header: "Organisation", cell: ({ name }) => name }, column("full"), column("card")];

interface RelayFormProps {
	revision: number;
	open: readonly Choice[];
	mayPassAll: boolean;
	reply: Reply | undefined;
	cancelHref: string;
}

function RelayForm({ revision, open, mayPassAll, reply, cancelHref }: RelayFormProps) {
	const { form, fields, props } = useZodForm(RelayReferral, { id: "passage", reply, defaultValue: { revision } as never });
	const f = fields as unknown as Record<"revision" | "organisationId" | "scope" | "word", FieldMeta>;
	const scopes: readonly Scope[] = mayPassAll ? ["full", "card"] : ["card"];
	return (
		<form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf([f.organisationId, "Organisation"], [f.scope, "Ce qui passe"], [f.word, "Mot"])}
			/>
			{reply?.current !== undefined && (
				<Notice tone="warning" title="Quelqu'un a été plus rapide">
					L'état affiché en haut de la page est celui d'à présent. Vérifiez que le passage convient encore.
				</Notice>
			)}
			<input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />
			<SelectField
				field={f.organisationId}
				label="Organisation"
				emptyLabel="Choisir une organisation"
				options={open.map(({ id, name, suggestion }) => ({ value: id, label: suggestion ? `${name} (proposée)` : name }))}
			/>
			<RadioGroupField
				field={f.scope}
				label="Ce qui passe"
				hint="La demande entière ne passe qu'à une organisation et à des agents tenus au secret professionnel."
				defaultValue="card"
				options={scopes.map((value) => ({ value, label: scopeLabels[value] }))}
			/>
			<TextAreaField
				field={f.word}
				label={stepPages.relay.word}
				hint="Facultatif. Des faits utiles, sans jugement, sans donnée de santé, sans nom ni numéro."
				rows={4}
				maxLength={1000}
			/>
			<SubmitRow label={actionLabels.relay} secondary={{ href: cancelHref, label: "Revenir sans rien changer" }} />
		</form>
	);
}
