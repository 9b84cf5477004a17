import type { StopReason } from "#app/domain/deliveries/types.ts";
import type { Channel, NoticeKind } from "#app/domain/notices/types.ts";
import { channelLabels } from "#app/messages/notices.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import { AbsenceForm, type AbsenceFormProps } from "./absence-form.tsx";
import { ChannelsForm } from "./channels-form.tsx";
import { DigestForm, type DigestFormProps } from "./digest-form.tsx";
import { StoppedMail } from "./stopped-mail.tsx";

export interface PreferencesViewProps extends Omit<AbsenceFormProps, "reply">, Omit<DigestFormProps, "reply"> {
	chosen: Partial<Record<NoticeKind, Channel>>;
	families: readonly { title: string; kinds: readonly { kind: NoticeKind; label: string; proposed: string }[] }[];
	mutes: readonly { objectKind: string; objectId: string; title: string; territoryName: string; href: string }[];
	absences: readonly { id: string; startsOn: string; endsOn: string; standInName: string | null }[];
	/** Why nothing is written to one any more; null when mail arrives. */
	stop: { reason: StopReason; stoppedAt: string } | null;
	reply: Reply | undefined;
}

/** How one wants to hear, on one page. */
export function PreferencesView({ stop, chosen, families, digest, mutes, absences, colleagues, today, reply }: PreferencesViewProps) {
	const replyTo = (intent: string) => (reply?.lastResult.initialValue?.intent === intent ? reply : undefined);
	return (
		<>
			<PageHeader
				title="Mes notifications"
				lead="Vos avis restent toujours dans le produit. Choisissez ici ce qui vous parvient aussi par courriel."
				breadcrumbs={[{ label: "Mon compte", href: paths.account() }, { label: "Mes notifications" }]}
			/>
			{stop && <StoppedMail {...stop} />}
			<Section
				title="Récapitulatif"
				lead="Un seul courriel pour tous vos territoires, les jours ouvrés, seulement s'il y a quelque chose à dire."
			>
				<DigestForm digest={digest} reply={replyTo("digest")} />
			</Section>
			<Section
				title="Absences"
				count={absences.length}
				lead="Pendant une absence, la personne que vous désignez reçoit vos avis à votre place, dans la limite de ce qu'elle a le droit de voir. Si vous ne désignez personne, un compte rendu à approuver ou à corriger parvient aussi à la référence technique et à la suppléance de la présidence de l'instance, et le reste vous attend dans vos avis. Votre récapitulatif attend lui aussi votre retour : le premier reprend tout ce que vous avez manqué. Les convocations, les comptes rendus diffusés et les courriels de votre compte partent toujours."
			>
				{absences.length > 0 && (
					<ItemList
						label="Absences"
						items={absences.map(({ id, startsOn, endsOn, standInName }) => ({
							key: id,
							title: standInName ? `${standInName} reçoit vos avis` : "Sans personne pour vous suppléer",
							text: (
								<p>
									Du <DayText day={startsOn} /> au <DayText day={endsOn} />
								</p>
							),
							actions: (
								<Confirm
									triggerLabel="Retirer"
									about={`l'absence du ${formatDay(startsOn)}`}
									title="Retirer cette absence&nbsp;?"
									text="Vous recevez de nouveau vos avis vous-même."
									confirmLabel="Retirer l'absence"
									fields={{ intent: "withdraw-absence", absenceId: id }}
								/>
							),
						}))}
					/>
				)}
				<AbsenceForm colleagues={colleagues} today={today} reply={replyTo("absence")} />
			</Section>
			<Section title="Sujets en sourdine" count={mutes.length}>
				{mutes.length === 0 ? (
					<EmptyState
						title="Aucun sujet en sourdine"
						text="Depuis la page d'une fiche action ou d'une instance, vous pouvez demander à ne plus recevoir d'avis à son sujet."
					/>
				) : (
					<ItemList
						label="Sujets en sourdine"
						items={mutes.map(({ objectKind, objectId, title, territoryName, href }) => ({
							key: objectId,
							title,
							href,
							text: <p>{`${objectKind === "sheet" ? "Fiche action" : "Instance"} · ${territoryName}`}</p>,
							actions: (
								<form method="post">
									<input type="hidden" name="intent" value="unmute" />
									<input type="hidden" name="objectKind" value={objectKind} />
									<input type="hidden" name="objectId" value={objectId} />
									<Button variant="secondary" size="small">
										Recevoir de nouveau
										<span className="visually-hidden"> les avis de {title}</span>
									</Button>
								</form>
							),
						}))}
					/>
				)}
			</Section>
			<Section title="Ce que je reçois, et comment" lead="Les courriels liés à votre compte et les convocations partent toujours.">
				<ChannelsForm chosen={chosen} families={families} channels={channelLabels} reply={replyTo("channels")} />
				<Confirm
					triggerLabel="Revenir à ce qui est proposé"
					title="Revenir à ce qui est proposé&nbsp;?"
					text="Vos choix par sujet et ceux du récapitulatif sont oubliés. Les sujets mis en sourdine le restent."
					confirmLabel="Tout remettre comme proposé"
					fields={{ intent: "reset" }}
					icon="history"
				/>
			</Section>
		</>
	);
}
