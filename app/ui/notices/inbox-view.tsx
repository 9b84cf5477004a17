import type { InboxFilter } from "#app/domain/notices/schema.ts";
import { noticeFamilies, noticeLabels, noticeStateLabels } from "#app/messages/notices.ts";
import { formatCount } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button, ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { inboxHref } from "./inbox-href.ts";
import { MuteButton } from "./mute-button.tsx";

interface ShownNotice {
	id: string;
	label: string;
	reason: string;
	/** What one may ask not to hear of. */
	mutable: { objectKind: "sheet" | "committee"; objectId: string } | null;
	title: string;
	context: string;
	href: string;
	territoryName: string;
	times: number;
	happenedAt: string;
	isRead: boolean;
	isDone: boolean;
	actorName: string | null;
	inPlaceOfName: string | null;
}

export interface InboxViewProps {
	notices: readonly ShownNotice[];
	total: number;
	page: number;
	pageCount: number;
	shown: InboxFilter;
	unread: { count: number; isMore: boolean };
	until: string;
	markedAt: string | null;
	territories: readonly { value: string; label: string }[];
	isOverTerritories: boolean;
	settingsHref: string;
}

/** Everything that concerns the reader and happened without them, over their territories. */
export function InboxView({
	notices,
	total,
	page,
	pageCount,
	shown,
	unread,
	until,
	markedAt,
	territories,
	isOverTerritories,
	settingsHref,
}: InboxViewProps) {
	const here = inboxHref(shown);
	const isFiltered = shown.territoire !== "" || shown.sujet !== "" || shown.etat !== "open";
	return (
		<>
			<PageHeader title="Mes avis" lead={leadOf(unread)} actions={<LinkButton href={settingsHref}>Choisir ce que je reçois</LinkButton>} />
			{markedAt && (
				<Notice tone="info" title="C'est fait">
					<form method="post" action={here}>
						<input type="hidden" name="step" value="undo" />
						<input type="hidden" name="at" value={markedAt} />
						<Button variant="secondary" size="small">
							Annuler
						</Button>
					</form>
				</Notice>
			)}
			<FilterBar label="Filtrer mes avis" clearHref={inboxHref(nothing)} active={activeOf(shown, territories)}>
				<SelectField
					field={fieldOf("etat")}
					label="État"
					options={Object.entries(noticeStateLabels).map(([value, label]) => ({ value, label }))}
					defaultValue={shown.etat}
				/>
				{isOverTerritories && (
					<SelectField
						field={fieldOf("territoire")}
						label="Territoire"
						emptyLabel="Tous mes territoires"
						options={territories}
						defaultValue={shown.territoire}
					/>
				)}
				<SelectField
					field={fieldOf("sujet")}
					label="Sujet"
					emptyLabel="Tous les sujets"
					options={noticeFamilies.map(({ title, kinds }) => ({
						label: title,
						options: kinds.map((kind) => ({ value: kind, label: noticeLabels[kind] })),
					}))}
					defaultValue={shown.sujet}
				/>
			</FilterBar>
			{notices.length === 0 ? (
				<EmptyState
					title={isFiltered ? "Aucun avis ne correspond" : "Aucun avis"}
					text={
						isFiltered
							? "Retirez un filtre pour en voir d'autres."
							: "Ce qui vous concernera apparaîtra ici\u00a0: comptes rendus, suites à donner, commentaires, réunions."
					}
					action={isFiltered && <LinkButton href={inboxHref(nothing)}>Voir tous mes avis</LinkButton>}
				/>
			) : (
				<>
					{shown.etat !== "done" && (
						<form method="post" action={here}>
							<input type="hidden" name="until" value={until} />
							<ButtonRow>
								{shown.etat !== "read" && (
									<Button variant="secondary" name="step" value="read">
										Tout marquer comme lu
									</Button>
								)}
								<Button variant="secondary" name="step" value="done">
									Tout classer
								</Button>
							</ButtonRow>
						</form>
					)}
					<ItemList
						label="Avis"
						items={notices.map((notice) => ({
							key: notice.id,
							title: notice.title,
							href: notice.href,
							text: <About {...notice} isOverTerritories={isOverTerritories} settingsHref={settingsHref} />,
							meta: notice.isDone ? <Badge tone="success">Classé</Badge> : !notice.isRead && <Badge tone="info">Non lu</Badge>,
							actions: <Steps {...notice} until={until} action={here} />,
						}))}
					/>
					<Pagination
						page={page}
						pageCount={pageCount}
						total={total}
						hrefOf={(page) => inboxHref({ ...shown, page })}
						noun="avis"
						nounPlural="avis"
					/>
				</>
			)}
		</>
	);
}

/** What waits, at a glance. */
const leadOf = ({ count, isMore }: InboxViewProps["unread"]): string =>
	count === 0
		? "Rien de nouveau. Ce qui vous concerne et que d'autres ont fait arrive ici, de tous vos territoires."
		: `${isMore ? "Plus de " : ""}${formatCount(count, "avis non lu", "avis non lus")}, de tous vos territoires.`;

const nothing: InboxFilter = { territoire: "", sujet: "", etat: "open", page: 1 };

const activeOf = (shown: InboxFilter, territories: InboxViewProps["territories"]): ActiveFilter[] => {
	const without = (change: Partial<InboxFilter>) => inboxHref({ ...shown, page: 1, ...change });
	const territory = territories.find(({ value }) => value === shown.territoire);
	return [
		...(shown.etat === "open"
			? []
			: [{ label: `État\u00a0: ${noticeStateLabels[shown.etat].toLowerCase()}`, removeHref: without({ etat: "open" }) }]),
		...(territory ? [{ label: `Territoire\u00a0: ${territory.label}`, removeHref: without({ territoire: "" }) }] : []),
		...(shown.sujet ? [{ label: `Sujet\u00a0: ${noticeLabels[shown.sujet]}`, removeHref: without({ sujet: "" }) }] : []),
	];
};

function About({
	label,
	times,
	context,
	territoryName,
	actorName,
	inPlaceOfName,
	happenedAt,
	isOverTerritories,
	reason,
	mutable,
	settingsHref,
}: ShownNotice & { isOverTerritories: boolean; settingsHref: string }) {
	const said = [label, times > 1 && `${times} fois`, actorName && `par ${actorName}`, context, isOverTerritories && territoryName];
	return (
		<>
			<p>{said.filter(Boolean).join(" · ")}</p>
			<p>
				<InstantText instant={happenedAt} />
				{inPlaceOfName && `, à la place de ${inPlaceOfName}, en son absence`}
			</p>
			<Disclosure summary={"Pourquoi cet avis\u00a0?"}>
				<p>{reason}</p>
				<ButtonRow>
					{mutable && <MuteButton {...mutable} isMuted={false} isFromInbox />}
					<LinkButton href={settingsHref} variant="quiet" size="small">
						Choisir ce que je reçois
					</LinkButton>
				</ButtonRow>
			</Disclosure>
		</>
	);
}

function Steps({ id, title, isRead, isDone, until, action }: ShownNotice & { until: string; action: string }) {
	const about = <span className="visually-hidden">{`\u00a0: ${title}`}</span>;
	return (
		<form method="post" action={action}>
			<input type="hidden" name="noticeId" value={id} />
			<input type="hidden" name="until" value={until} />
			<ButtonRow>
				{!isDone && (
					<Button variant="quiet" size="small" name="step" value={isRead ? "unread" : "read"}>
						{isRead ? "Marquer non lu" : "Marquer comme lu"}
						{about}
					</Button>
				)}
				<Button variant="quiet" size="small" name="step" value={isDone ? "open" : "done"}>
					{isDone ? "Remettre parmi les avis" : "Classer"}
					{about}
				</Button>
			</ButtonRow>
		</form>
	);
}
