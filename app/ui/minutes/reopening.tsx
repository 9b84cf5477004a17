import { ReopenMinutes } from "#app/domain/minutes/schema.ts";
import { paths } from "#app/paths.ts";
import { formatDateTime, formatShortDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { type Around, replyTo } from "./around.ts";
import { addressOf, type Place } from "./place.ts";

/** Why an approved text is taken up again, and where the approved one is still to be read. */
export function ReopenedNotice({ around: { reopened, replaced }, place }: { around: Around; place: Place }) {
	if (!reopened && replaced.length === 0) return null;
	return (
		<Notice
			tone="warning"
			title={reopened ? `Compte rendu rouvert par ${reopened.byName}, ${formatShortDateTime(reopened.at)}` : "Versions antérieures"}
		>
			{reopened && <p className="remark">{reopened.reason}</p>}
			<ul>
				{replaced.map(({ sha256, approvedAt }) => (
					<li key={sha256}>
						<a href={paths.approvedMinutes(...addressOf(place), sha256)}>Lire le texte approuvé le {formatDateTime(approvedAt)}</a>
					</li>
				))}
			</ul>
		</Notice>
	);
}

const Reason = ReopenMinutes.pick({ reason: true });

/** Takes approved minutes up again, for the chair alone. */
export function ReopenForm({ revision, reply }: { revision: number; reply: Reply | undefined }) {
	const mine = replyTo(reply, "reopen");
	const { fields, props } = useZodForm(Reason, { id: "reouverture", reply: mine });
	return (
		<Section title="Rouvrir le compte rendu">
			<details className="confirm confirm-danger" open={mine !== undefined}>
				<summary className="button button-danger-quiet">Rouvrir ce compte rendu…</summary>
				<form method="post" {...props} className="confirm-panel">
					<input type="hidden" name="intent" value="reopen" />
					<input type="hidden" name="revision" value={revision} />
					<p>
						Pour une erreur, préférez un erratum. Rouvrir retire ce texte de la lecture de tous jusqu'à une nouvelle approbation. La version
						approuvée est conservée, avec son empreinte&nbsp;; les décisions gardent leur numéro.
					</p>
					<TextAreaField field={fields.reason} label="Motif de la réouverture" rows={3} />
					<Button variant="danger">Rouvrir le compte rendu</Button>
				</form>
			</details>
		</Section>
	);
}
