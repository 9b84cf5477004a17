import { refusalReasons } from "#app/domain/referral-rights/types.ts";
import { refusalLabels, requestKindHints, requestKindLabels } from "#app/messages/referral-rights.ts";
import { inFormat, paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { requestsTrail } from "./crumbs.ts";
import { RequestBadge, type RequestShown } from "./request-table.tsx";

type Line = RequestShown & { isPublic: boolean };

export interface DemandViewProps {
	territory: string;
	demandId: string;
	kind: RequestShown["kind"];
	receivedOn: string;
	dueOn: string;
	openedByName: string | null;
	isOpen: boolean;
	isLate: boolean;
	requests: readonly Line[];
	reply: Reply | undefined;
}

/** One letter of a person: what it asks over each referral, what can be produced, and the answers given. */
export function DemandView({
	territory,
	demandId,
	kind,
	receivedOn,
	dueOn,
	openedByName,
	isOpen,
	isLate,
	requests,
	reply,
}: DemandViewProps) {
	return (
		<>
			<PageHeader
				title={`Demande\u00a0: ${requestKindLabels[kind].toLowerCase()}`}
				breadcrumbs={requestsTrail(territory, `Demande du ${formatDay(receivedOn)}`)}
				meta={isLate && <Badge tone="danger">En retard</Badge>}
				lead={requestKindHints[kind]}
			/>
			<FormErrorSummary title="La réponse n'est pas enregistrée" errors={[]} formErrors={sentencesOf(reply)} />
			<DefinitionList
				items={[
					{ term: "Reçue le", description: formatDay(receivedOn) },
					{ term: "Réponse avant le", description: formatDay(dueOn) },
					{ term: "Ouverte par", description: openedByName },
				]}
			/>
			{kind === "access" && isOpen && <Production territory={territory} demandId={demandId} />}
			<Section title="Orientations concernées" count={requests.length}>
				<ul className="items">
					{requests.map((request) => (
						<li key={request.id} className="item">
							<div className="item-body">
								<p className="item-title">{request.reference}</p>
								<div className="item-text">
									<Answer territory={territory} request={request} />
								</div>
							</div>
							<div className="item-meta">
								<RequestBadge {...request} />
							</div>
							{request.closedAt === null && (
								<div className="item-actions">
									<AnswerForm request={request} />
								</div>
							)}
						</li>
					))}
				</ul>
			</Section>
		</>
	);
}

function Production({ territory, demandId }: { territory: string; demandId: string }) {
	const file = paths.dossierFile(territory, demandId);
	return (
		<Section
			title="Copie de ce qui est détenu"
			lead="Fiche, demande, messages, étapes, notes de chaque auteur, accords, pièces et accès. Chaque production laisse une ligne dans le journal des accès."
		>
			<ButtonRow>
				<LinkButton href={paths.dossier(territory, demandId)} icon="print" variant="primary">
					Page à imprimer
				</LinkButton>
				<LinkButton href={file} icon="download" isDocument>
					Fichier JSON
				</LinkButton>
				<LinkButton href={inFormat(file, "txt")} icon="download" isDocument>
					Fichier texte
				</LinkButton>
			</ButtonRow>
		</Section>
	);
}

function Answer({ territory, request }: { territory: string; request: Line }) {
	const { answer, answerReason, closedAt, referralId, kind, reference, isPublic } = request;
	const seen = <a href={paths.whoSaw(territory, reference)}>Qui a vu quoi</a>;
	if (!closedAt) {
		if (kind !== "erasure" || !isPublic) return seen;
		return (
			<>Un organisme public est concerné&nbsp;: l'effacement, s'il est accordé, attendra le visa des archives départementales. {seen}</>
		);
	}
	const closedOn = `Réponse du ${formatShortDateTime(closedAt)}.`;
	if (answer === "refused") return `${closedOn} Motif\u00a0: ${answerReason ? refusalLabels[answerReason] : "non précisé"}.`;
	if (kind !== "erasure") return closedOn;
	if (!referralId) return `${closedOn} L'orientation et sa clé sont détruites.`;
	return answerReason
		? `${closedOn} Elle est inscrite sur un bordereau d'élimination, en attente du visa.`
		: `${closedOn} L'effacement s'exécute dans les minutes qui viennent.`;
}

/** Closing an erasure destroys; all answers end what the DPO may read. */
function AnswerForm({ request: { id, kind, reference, isPublic } }: { request: Line }) {
	const field = (name: string) => fieldOf(name, undefined, { id: `${name}-${id}` });
	return (
		<Confirm
			triggerLabel="Répondre"
			about={`à la demande sur ${reference}`}
			title={`Répondre sur l'orientation ${reference}`}
			text={
				kind === "erasure" && !isPublic
					? "Accordée, l'orientation et sa clé sont détruites aussitôt\u00a0: rien ne pourra revenir. La réponse clôt votre accès au contenu."
					: "La réponse clôt la demande, et votre accès au contenu de cette orientation."
			}
			confirmLabel="Enregistrer la réponse"
			tone={kind === "erasure" ? "danger" : "primary"}
			isQuiet
			icon="edit"
			fields={{ requestId: id }}
		>
			<RadioGroupField
				field={field("answer")}
				label="Réponse"
				options={[
					{ value: "granted", label: "Accordée" },
					{ value: "refused", label: "Refusée" },
				]}
				layout="row"
				defaultValue="granted"
			/>
			<SelectField
				field={field("reason")}
				label="Motif du refus"
				hint="Pour un refus seulement. La personne doit en être informée, avec son droit de saisir la CNIL."
				emptyLabel="Aucun"
				options={refusalReasons.map((value) => ({ value, label: refusalLabels[value] }))}
			/>
		</Confirm>
	);
}
