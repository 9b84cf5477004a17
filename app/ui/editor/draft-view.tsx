import { lazy, Suspense, useEffect, useState } from "react";
import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { DocumentSheet } from "../layout/document-sheet.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import type { Around, RemarkShown } from "../minutes/around.ts";
import { DocView } from "../minutes/doc-view.tsx";
import { addressOf, crumbsOf, factsOf, type Place, type TextShown } from "../minutes/place.ts";
import { RemarkList } from "../minutes/remark-list.tsx";
import { StartMinutes } from "../minutes/start-minutes.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { Choices } from "./choices.ts";

const MinutesEditor = lazy(() => import("./minutes-editor.client.tsx"));

type Draft = TextShown & {
	me: { personId: string; name: string };
	/** Neither submitted nor approved. */
	isOpen: boolean;
	isOpenToCommittee: boolean;
	can: { write: boolean; open: boolean };
	remark: { text: string | null; personName: string | null } | null;
	remarks: readonly RemarkShown[];
	may: Pick<Around["may"], "resolve">;
	choices: Choices;
};
type DraftViewProps = Place & { draft: Draft | null; reply: Reply | undefined };

/** Where the minutes are written, or followed by the committee. The editor comes with scripts; without them, the text is read and the page says so. */
export function DraftView({ draft, reply, ...place }: DraftViewProps) {
	const address = addressOf(place);
	return (
		<>
			<PageHeader
				title={`Rédaction\u00a0: ${place.meeting.title}`}
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Rédaction")}
				meta={
					draft?.attendance.length === 0 ? undefined : draft && <p className="muted">{factsOf(place, draft).slice(1).join("\u00a0; ")}</p>
				}
			/>
			<FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={sentencesOf(reply)} />
			{!draft && (
				<EmptyState
					title="Le compte rendu n'est pas encore commencé"
					text="Il commencera par les points de l'ordre du jour."
					action={<StartMinutes place={place} />}
				/>
			)}
			{draft && !draft.isOpen && (
				<Notice
					title={draft.status === "approved" ? "Ce compte rendu est approuvé" : "Ce compte rendu attend la réponse de la présidence"}
					actions={<LinkButton href={paths.minutes(...address)}>Lire le compte rendu</LinkButton>}
				>
					Son texte ne peut pas être modifié.
				</Notice>
			)}
			{draft?.isOpen && <Writing place={place} draft={draft} />}
		</>
	);
}

function Writing({ place, draft }: { place: Place; draft: Draft }) {
	const [isReady, setReady] = useState(false);
	const [goTo, setGoTo] = useState<((remark: RemarkShown) => void) | null>(null);
	useEffect(() => setReady(true), []);
	const { territory, committee, meeting } = place;
	const address = addressOf(place);
	const asDocument = (
		<DocumentSheet issuer={committee.name} title={meeting.title}>
			<DocView {...draft} territory={territory} />
		</DocumentSheet>
	);
	return (
		<>
			{draft.remark && (
				<Notice tone="warning" title={`${draft.remark.personName} demande une modification`}>
					<p className="remark">{draft.remark.text}</p>
				</Notice>
			)}
			<RemarkList remarks={draft.remarks} canResolve={draft.may.resolve} onGo={goTo} />
			{draft.can.open && <Opening address={address} isOpen={draft.isOpenToCommittee} />}
			<noscript>
				<Notice tone="warning" title="L'écriture demande JavaScript">
					Activez JavaScript dans votre navigateur pour écrire ce compte rendu ou le suivre en direct. Le texte se lit ci-dessous.
				</Notice>
			</noscript>
			{isReady ? (
				<Suspense fallback={asDocument}>
					<MinutesEditor
						meetingId={meeting.id}
						me={draft.me}
						ticketUrl={paths.minutesTicket(...address)}
						choices={draft.choices}
						onPassages={setGoTo}
						stored={asDocument}
						next={<Next address={address} mayWrite={draft.can.write} />}
					/>
				</Suspense>
			) : (
				asDocument
			)}
		</>
	);
}

type Address = ReturnType<typeof addressOf>;

/** Who else may write. */
function Opening({ address, isOpen }: { address: Address; isOpen: boolean }) {
	return (
		<form method="post" action={paths.minutesDraft(...address)} className="opening">
			<input type="hidden" name="intent" value="open" />
			<input type="hidden" name="isOpen" value={isOpen ? "0" : "1"} />
			<p>
				{isOpen
					? "Tous les membres du comité peuvent écrire dans ce texte."
					: "Les membres du comité suivent ce texte en direct, sans pouvoir y écrire."}
			</p>
			<Button size="small" variant="secondary">
				{isOpen ? "Refermer aux membres" : "Ouvrir à tout le comité"}
			</Button>
		</form>
	);
}

function Next({ address, mayWrite }: { address: Address; mayWrite: boolean }) {
	if (!mayWrite) {
		return (
			<div className="button-row">
				<LinkButton href={paths.minutes(...address)} isDocument icon="eye">
					Lire le compte rendu
				</LinkButton>
			</div>
		);
	}
	return (
		<form method="post" action={paths.minutesDraft(...address)} className="button-row">
			<input type="hidden" name="intent" value="read-over" />
			<Button icon="eye">Relire et soumettre</Button>
		</form>
	);
}
