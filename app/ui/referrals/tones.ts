import type { RecipientState, Urgency } from "#app/domain/referrals/types.ts";
import type { Tone } from "../primitives/tone.ts";

export const stateTones: Record<RecipientState, Tone> = {
	draft: "neutral",
	sent: "info",
	received: "info",
	"info-requested": "warning",
	accepted: "info",
	appointment: "accent",
	met: "success",
	"not-come": "warning",
	"in-progress": "info",
	relayed: "neutral",
	declined: "danger",
	cancelling: "warning",
	cancelled: "neutral",
	closed: "success",
	reopened: "info",
	expired: "danger",
};

export const urgencyTones: Record<Urgency, Tone> = { immediate: "danger", soon: "warning", ordinary: "neutral" };
