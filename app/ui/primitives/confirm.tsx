import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

interface ConfirmProps {
	/** On the closed button: « Supprimer la fiche ». */
	triggerLabel: string;
	/** What the closed button is about, read aloud after it where several say the same: « le siège de la CAF ». */
	about?: string;
	/** The question asked once open: « Supprimer cette fiche ? ». */
	title: string;
	/** What will happen, and whether it can be undone. */
	text: ReactNode;
	/** On the button that does it. */
	confirmLabel: string;
	/** Where the form is posted; the current address by default. */
	action?: string;
	/** Hidden fields: the intent, the revision. */
	fields?: Readonly<Record<string, string | number>>;
	/** Fields to fill before confirming: a reason, a password. */
	children?: ReactNode;
	tone?: "danger" | "primary";
	/** On the closed button, when another step beside it comes first. */
	isQuiet?: boolean;
	icon?: IconName;
	isOpen?: boolean;
}

/** A step that cannot be taken by mistake: a first button opens the question, a second one answers it. Works without scripts. */
export function Confirm({
	triggerLabel,
	about,
	title,
	text,
	confirmLabel,
	action,
	fields = {},
	children,
	tone = "danger",
	isQuiet = false,
	icon,
	isOpen = false,
}: ConfirmProps) {
	return (
		<details className={classNames("confirm", `confirm-${tone}`)} open={isOpen}>
			<summary
				className={classNames("button", tone === "danger" ? "button-danger-quiet" : isQuiet ? "button-secondary" : "button-primary")}
			>
				<Icon name={icon ?? (tone === "danger" ? "trash" : "check")} />
				{triggerLabel}
				{about && <span className="visually-hidden"> {about}</span>}
			</summary>
			<form method="post" action={action} className="confirm-panel">
				<p className="confirm-title">{title}</p>
				<div className="confirm-text">{typeof text === "string" ? <p>{text}</p> : text}</div>
				{Object.entries(fields).map(([name, value]) => (
					<input key={name} type="hidden" name={name} value={value} />
				))}
				{children}
				<div className="button-row">
					<Button variant={tone}>{confirmLabel}</Button>
				</div>
			</form>
		</details>
	);
}
