import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import type { Tone } from "./tone.ts";

/** A shape for each tone, so that a badge still speaks in grey. */
const shapes: Record<Tone, IconName> = {
	neutral: "circle",
	info: "half",
	success: "check",
	warning: "clock",
	danger: "alert",
	accent: "star",
};

/** A state in one or two words: « En cours », « Approuvé ». */
export function Badge({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
	return (
		<span className={`badge tone-${tone}`}>
			<Icon name={icon ?? shapes[tone]} size={14} />
			<span>{children}</span>
		</span>
	);
}
