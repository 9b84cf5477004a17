import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "../primitives/button.tsx";
import type { IconName } from "../primitives/icon.tsx";

interface SubmitRowProps {
	label: string;
	/** Value sent under the name "intent". */
	intent?: string;
	variant?: ButtonVariant;
	icon?: IconName;
	/** The way out without sending: « Annuler ». */
	secondary?: { href: string; label: string };
	/** Other submits: « Enregistrer le brouillon ». */
	children?: ReactNode;
}

/** The end of a form: send, or leave. */
export function SubmitRow({ label, intent, variant = "primary", icon, secondary, children }: SubmitRowProps) {
	return (
		<div className="submit-row">
			<Button variant={variant} icon={icon} name={intent ? "intent" : undefined} value={intent}>
				{label}
			</Button>
			{children}
			{secondary && <a href={secondary.href}>{secondary.label}</a>}
		</div>
	);
}
