import type { StopReason } from "#app/domain/deliveries/types.ts";
import { formatShortDateTime } from "../format.ts";
import { Button } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

const reasons: Record<StopReason, string> = {
	bounce: "votre adresse a refusé nos courriels",
	complaint: "l'un de nos courriels a été signalé comme indésirable depuis votre messagerie",
	"by-hand": "l'hébergeur a arrêté nos courriels vers votre adresse",
};

/** Says that nothing is written to one any more, and lets one have it again: after a complaint, nobody else may. */
export const StoppedMail = ({ reason, stoppedAt }: { reason: StopReason; stoppedAt: string }) => (
	<Notice tone="warning">
		<p>
			Plus aucun courriel ne vous est envoyé depuis le <time dateTime={stoppedAt}>{formatShortDateTime(stoppedAt)}</time>&nbsp;:{" "}
			{reasons[reason]}. Vos avis vous attendent toujours ici.
		</p>
		<form method="post">
			<input type="hidden" name="intent" value="resume-mail" />
			<Button variant="secondary" size="small">
				Recevoir de nouveau les courriels
			</Button>
		</form>
	</Notice>
);
