import { ProposeErratum } from "#app/domain/minutes/schema.ts";
import { formatShortDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { type Around, type ErratumShown, replyTo } from "./around.ts";

const Words = ProposeErratum.pick({ passage: true, erratum: true });

/** Mistakes found later, each with its date: beside the approved text, which they never change. */
export function Errata({ around, reply }: { around: Around; reply: Reply | undefined }) {
	const { errata, may } = around;
	const mine = replyTo(reply, "propose-erratum");
	const { fields, props } = useZodForm(Words, { id: "erratum", reply: mine });
	if (errata.length === 0 && !may.propose) return null;
	return (
		<Section title="Errata" id="errata" count={errata.filter(({ status }) => status === "approved").length}>
			{errata.length === 0 ? (
				<p className="muted">Aucune erreur n'a été signalée dans ce compte rendu.</p>
			) : (
				<ul className="remark-list">
					{errata.map((erratum) => (
						<li key={erratum.id}>
							<ErratumCard erratum={erratum} canDecide={may.decide} />
						</li>
					))}
				</ul>
			)}
			{may.propose && (
				<details className="confirm confirm-primary" open={mine !== undefined}>
					<summary className="button button-secondary">{may.decide ? "Publier un erratum" : "Proposer un erratum"}</summary>
					<form method="post" {...props} className="confirm-panel">
						<input type="hidden" name="intent" value="propose-erratum" />
						<p>
							Le texte approuvé ne change pas&nbsp;: l'erratum se lit au-dessous, avec sa date.
							{!may.decide && " La présidence du comité l'approuve ou le refuse."}
						</p>
						<TextField field={fields.passage} label="Passage concerné" hint="Facultatif. Recopiez les mots du compte rendu." />
						<TextAreaField field={fields.erratum} label="Ce qu'il faut lire" rows={3} />
						<Button variant="secondary" icon="send">
							{may.decide ? "Publier cet erratum" : "Proposer cet erratum"}
						</Button>
					</form>
				</details>
			)}
		</Section>
	);
}

function ErratumCard({ erratum, canDecide }: { erratum: ErratumShown; canDecide: boolean }) {
	const { id, passage, text, status, proposedByName, proposedAt, decidedByName, decidedAt } = erratum;
	return (
		<>
			<p className="muted">
				{status === "approved" && decidedAt
					? `Erratum du ${formatShortDateTime(decidedAt)}, approuvé par ${decidedByName}`
					: `Proposé par ${proposedByName}, ${formatShortDateTime(proposedAt)}`}{" "}
				{status === "proposed" && <Badge tone="warning">En attente</Badge>}
				{status === "refused" && <Badge tone="danger">Refusé</Badge>}
			</p>
			{passage && <blockquote className="remark">{passage}</blockquote>}
			<p className="remark">{text}</p>
			{status === "proposed" && canDecide && (
				<div className="button-row">
					{(["approved", "refused"] as const).map((verdict) => (
						<form method="post" key={verdict}>
							<input type="hidden" name="intent" value="decide-erratum" />
							<input type="hidden" name="erratumId" value={id} />
							<input type="hidden" name="verdict" value={verdict} />
							<Button variant={verdict === "approved" ? "primary" : "secondary"}>
								{verdict === "approved" ? "Approuver cet erratum" : "Refuser"}
							</Button>
						</form>
					))}
				</div>
			)}
		</>
	);
}
