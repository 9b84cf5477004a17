import { ObserveMinutes } from "#app/domain/minutes/schema.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { type Around, replyTo } from "./around.ts";

const Words = ObserveMinutes.pick({ observation: true });

/** What those who were there say of the submitted text. */
export function Observations({ around, reply, canWrite }: { around: Around; reply: Reply | undefined; canWrite: boolean }) {
	const { observations, observable } = around;
	const { fields, props } = useZodForm(Words, { id: "observation", reply: replyTo(reply, "observe") });
	if (observations.length === 0 && !observable) return null;
	return (
		<Section
			title="Observations des participants"
			id="observations"
			count={observations.length}
			lead={observable ? delayText(observable) : undefined}
		>
			{observations.length === 0 ? (
				<p className="muted">Personne n'a écrit d'observation.</p>
			) : (
				<ul className="remark-list">
					{observations.map(({ id, text, personName, at }) => (
						<li key={id}>
							<p className="muted">
								{personName}, <time dateTime={at}>{formatShortDateTime(at)}</time>
							</p>
							<p className="remark">{text}</p>
						</li>
					))}
				</ul>
			)}
			{canWrite && (
				<form method="post" {...props}>
					<input type="hidden" name="intent" value="observe" />
					<TextAreaField
						field={fields.observation}
						label="Votre observation"
						hint="La présidence et les membres du comité la liront avec le texte. Elle ne pourra plus être modifiée."
						rows={3}
					/>
					<div className="submit-row">
						<Button variant="secondary" icon="send">
							Envoyer mon observation
						</Button>
					</div>
				</form>
			)}
		</Section>
	);
}

function delayText({ until, isOver, silenceApproves }: NonNullable<Around["observable"]>): string {
	const end = isOver
		? `Le délai est passé depuis le ${formatDay(until)}.`
		: `Les participants peuvent en écrire jusqu'au ${formatDay(until)} inclus.`;
	return silenceApproves
		? `${end} Selon les règles de l'instance, le silence de la présidence vaut ensuite approbation.`
		: `${end} Le silence ne vaut pas approbation\u00a0: la présidence répond.`;
}
