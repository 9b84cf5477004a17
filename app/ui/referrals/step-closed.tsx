import { sentenceOf } from "#app/messages/sentences.ts";
import type { Reply } from "../forms/reply.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

/** In place of a step's form, once it cannot be taken any more: why, and what had been written for it, which is not lost. */
export function StepClosed({ obstacle, backHref, reply }: { obstacle: string; backHref: string; reply: Reply | undefined }) {
	const written = reply?.lastResult.initialValue?.word;
	return (
		<Notice
			tone="warning"
			title={reply?.current === undefined ? "Cette étape n'est plus à faire" : "Quelqu'un a été plus rapide"}
			actions={<LinkButton href={backHref}>Revenir à l'orientation</LinkButton>}
		>
			<p>{sentenceOf(obstacle)}</p>
			{typeof written === "string" && written && (
				<>
					<p>Rien n'a été enregistré. Vous aviez écrit&nbsp;:</p>
					<blockquote className="remark">{written}</blockquote>
				</>
			)}
		</Notice>
	);
}
