import type { Cut, LetterStatus, Recipient } from "#app/domain/diffusion/types.ts";
import { cutHints, cutLabels, letterStatusLabels, reasonLabels } from "#app/messages/diffusion.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDateTime, formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { addressOf, crumbsOf, type Place } from "./place.ts";

interface DiffusionViewProps extends Place {
	isApproved: boolean;
	/** What addresses without an account get. */
	listCut: "public" | "partenaires";
	/** Who was not written to yet. */
	fresh: readonly (Pick<Recipient, "name" | "reason" | "cut" | "taskCount"> & { hasAccount: boolean })[];
	letters: readonly {
		id: string;
		to: string;
		hasAccount: boolean;
		cut: Cut;
		status: LetterStatus;
		errorCode: string | null;
		sentAt: string | null;
	}[];
	/** New letters and failed ones: what a click sends. */
	announced: number;
	mailing: { at: string; byName: string } | null;
	reply: Reply | undefined;
}

const statusTones = { waiting: "info", sent: "success", failed: "danger", left: "neutral" } as const;

/** To whom approved minutes go, what each gets, one button, and what became of it. */
export function DiffusionView({ isApproved, listCut, fresh, letters, announced, mailing, reply, ...place }: DiffusionViewProps) {
	const address = addressOf(place);
	return (
		<>
			<PageHeader
				title="Diffuser le compte rendu"
				eyebrow={place.meeting.title}
				breadcrumbs={crumbsOf(place, "Diffusion")}
				meta={
					mailing && (
						<span className="muted">
							Première diffusion par {mailing.byName}, {formatDateTime(mailing.at)}
						</span>
					)
				}
			/>
			<FormErrorSummary title="Rien n'est parti" errors={[]} formErrors={sentencesOf(reply)} />
			{isApproved ? (
				<ToSend {...{ fresh, listCut, announced, place, isFirst: letters.length === 0 }} />
			) : (
				<EmptyState
					title="Ce compte rendu n'est pas encore approuvé"
					text="Il se diffuse une fois approuvé par la présidence du comité. Un projet se relit sur la page du compte rendu."
					action={<a href={paths.minutes(...address)}>Lire le compte rendu</a>}
				/>
			)}
			{letters.length > 0 && <Sent letters={letters} />}
		</>
	);
}

const gets = ({ hasAccount, cut, taskCount }: DiffusionViewProps["fresh"][number]) => {
	if (!hasAccount) return `Le fichier PDF, version «\u00a0${cutLabels[cut]}\u00a0» (${cutHints[cut]})`;
	const link = `Un lien vers le compte rendu, version «\u00a0${cutLabels[cut]}\u00a0»`;
	if (taskCount === 0) return link;
	return `${link}, et ${taskCount === 1 ? "sa suite à donner" : `ses ${taskCount} suites à donner`}`;
};

interface ToSendProps extends Pick<DiffusionViewProps, "fresh" | "listCut" | "announced"> {
	place: Place;
	isFirst: boolean;
}

function ToSend({ fresh, listCut, announced, place, isFirst }: ToSendProps) {
	const hasAddresses = fresh.some(({ hasAccount }) => !hasAccount);
	const failed = announced - fresh.length;
	return (
		<Section title="À envoyer" lead="Chacun ne reçoit qu'une fois un même compte rendu. Les règles de l'instance disent à qui.">
			{hasAddresses && (
				<>
					<form method="get" className="form">
						<SelectField
							field={fieldOf("liste", listCut)}
							label="Version jointe pour les adresses sans compte"
							options={(["public", "partenaires"] as const).map((cut) => ({
								value: cut,
								label: `${cutLabels[cut]}\u00a0: ${cutHints[cut]}`,
							}))}
							width="medium"
						/>
						<div className="button-row">
							<Button variant="secondary">Appliquer</Button>
						</div>
					</form>
					<p className="muted">
						Les passages confidentiels n'y sont pas. Les noms écrits dans le texte lui-même y restent{"\u00a0"}: relisez-le avant de
						l'envoyer au dehors.{" "}
						<a href={`${paths.exportMinutes(...addressOf(place))}?coupe=${listCut}`} download>
							Voir ce fichier
						</a>
					</p>
				</>
			)}
			{announced === 0 ? (
				<p>
					{isFirst
						? "Les règles de l'instance ne désignent encore aucun destinataire."
						: "Tous les destinataires ont déjà ce compte rendu."}
				</p>
			) : (
				<>
					{fresh.length > 0 && (
						<DataTable
							caption="Qui recevra quoi"
							rows={fresh}
							rowKey={({ name, reason }) => `${reason} ${name}`}
							columns={[
								{ key: "name", header: "Destinataire", isRowHeader: true, cell: ({ name }) => name },
								{ key: "reason", header: "À quel titre", cell: ({ reason }) => reasonLabels[reason] },
								{ key: "gets", header: "Reçoit", cell: gets },
							]}
						/>
					)}
					{failed > 0 && <p>{formatCount(failed, "envoi en échec sera repris", "envois en échec seront repris")}.</p>}
					<form method="post">
						<input type="hidden" name="listCut" value={listCut} />
						<input type="hidden" name="announced" value={announced} />
						<Button variant="primary" icon="check">
							{isFirst
								? `Envoyer le compte rendu et à chacun ses suites à donner (${announced})`
								: `Envoyer à ${formatCount(announced, "destinataire", "destinataires")}`}
						</Button>
					</form>
				</>
			)}
		</Section>
	);
}

function Sent({ letters }: Pick<DiffusionViewProps, "letters">) {
	const count = (status: LetterStatus) => letters.filter((letter) => letter.status === status).length;
	const waiting = count("waiting");
	return (
		<Section
			title="Envois"
			id="envois"
			lead={`${formatCount(count("sent"), "envoyé", "envoyés")}, ${waiting} en attente, ${count("failed")} en échec.${waiting > 0 ? " Cette page se met à jour d'elle-même." : ""}`}
		>
			<DataTable
				caption="Ce que chaque envoi est devenu"
				rows={letters}
				rowKey={({ id }) => id}
				columns={[
					{ key: "to", header: "Destinataire", isRowHeader: true, cell: ({ to }) => to },
					{ key: "cut", header: "Version", cell: ({ cut }) => cutLabels[cut] },
					{
						key: "status",
						header: "État",
						cell: ({ status, errorCode }) => (
							<>
								<Badge tone={statusTones[status]}>{letterStatusLabels[status]}</Badge>
								{status === "failed" && errorCode === "stopped" && (
									<span className="muted"> cette adresse a refusé plusieurs courriels, on ne lui écrit plus</span>
								)}
								{status === "failed" && errorCode !== "stopped" && (
									<span className="muted">
										{" "}
										réponse du serveur{"\u00a0"}: {errorCode}. Un nouvel essai est prévu.
									</span>
								)}
								{status === "left" && <span className="muted"> n'est plus membre, ou le texte a été rouvert</span>}
							</>
						),
					},
					{ key: "at", header: "Le", isCompact: true, cell: ({ sentAt }) => (sentAt ? formatShortDateTime(sentAt) : "–") },
				]}
			/>
		</Section>
	);
}
