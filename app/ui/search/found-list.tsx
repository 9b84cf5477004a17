import { Fragment, type ReactNode } from "react";
import type { Found, Piece } from "#app/domain/search/types.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { minutesStatusLabels } from "#app/messages/minutes.ts";
import { organisationKindLabels } from "#app/messages/people.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay, formatShortDateTime } from "../format.ts";
import { verbTones } from "../minutes/decision-card.tsx";
import { Badge } from "../primitives/badge.tsx";
import { SheetStatusBadge } from "../sheets/status-badge.tsx";

interface FoundListProps {
	territory: string;
	found: readonly Found[];
	label: string;
	can: { openMembers: boolean };
}

/** Things that were found: a title, where each stands, and the words in their text. */
export function FoundList({ territory, found, label, can }: FoundListProps) {
	return (
		<ul className="items" aria-label={label}>
			{found.map((one) => {
				const { href, before, context, badge, actions } = lookOf(territory, one, can);
				const title = (
					<>
						{before}
						<Marked pieces={one.title} />
					</>
				);
				return (
					<li key={one.id} className="item">
						<div className="item-body">
							<p className="item-title">{href ? <a href={href}>{title}</a> : title}</p>
							<div className="item-text">
								{context && <p>{context}</p>}
								{one.excerpt && (
									<p className="excerpt">
										<Marked pieces={one.excerpt} />
									</p>
								)}
							</div>
						</div>
						{badge && <div className="item-meta">{badge}</div>}
						{actions && <div className="item-actions">{actions}</div>}
					</li>
				);
			})}
		</ul>
	);
}

const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
	pieces.map(({ text, isMarked }, index) =>
		// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name, and never move
		isMarked ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
	);

interface ShownLook {
	href?: string;
	before?: string;
	context: string | null;
	badge?: ReactNode;
	actions?: ReactNode;
}

function lookOf(territory: string, one: Found, can: FoundListProps["can"]): ShownLook {
	switch (one.kind) {
		case "fiches": {
			const { slug, code, status, programmeTitle, axisNumber, axisTitle, parentTitle } = one.facts;
			return {
				href: paths.sheet(territory, slug),
				before: `${code} – `,
				context: `${programmeTitle}, axe ${axisNumber} – ${axisTitle}${parentTitle ? ` · sous-action de «\u00a0${parentTitle}\u00a0»` : ""}`,
				badge: <SheetStatusBadge status={status} />,
			};
		}
		case "comptes-rendus": {
			const { committeeSlug, committeeName, meetingId, startsAt, status } = one.facts;
			return {
				href: paths.minutes(territory, committeeSlug, meetingId),
				context: `${committeeName}, ${formatShortDateTime(startsAt)}`,
				badge: <Badge tone={status === "approved" ? "success" : "neutral"}>{minutesStatusLabels[status]}</Badge>,
			};
		}
		case "decisions": {
			const { committeeSlug, committeeName, meetingId, decidedOn, verb } = one.facts;
			return {
				href: paths.minutes(territory, committeeSlug, meetingId),
				before: "Décision n°\u00a0",
				context: `${committeeName}, ${formatDay(decidedOn)}`,
				badge: <Badge tone={verbTones[verb]}>{verbLabels[verb]}</Badge>,
			};
		}
		case "annuaire": {
			if (one.facts.isPerson) {
				const { organisationName, jobTitle } = one.facts;
				return {
					href: can.openMembers ? paths.member(territory, one.id) : undefined,
					context: [jobTitle, organisationName].filter(Boolean).join(", "),
				};
			}
			const { organisationKind, ledCount } = one.facts;
			return {
				context: organisationKindLabels[organisationKind],
				actions: ledCount > 0 && (
					<a href={`${paths.sheets(territory)}?pilote=${one.id}`}>Pilote {formatCount(ledCount, "fiche action", "fiches actions")}</a>
				),
			};
		}
	}
}
