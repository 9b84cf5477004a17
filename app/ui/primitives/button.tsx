import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface Look {
	variant?: ButtonVariant;
	size?: "medium" | "small";
	icon?: IconName;
	children: ReactNode;
}

const classOf = (variant: ButtonVariant, size: "medium" | "small") =>
	classNames("button", `button-${variant}`, size === "small" && "button-small");

type ButtonProps = Look &
	Pick<
		ButtonHTMLAttributes<HTMLButtonElement>,
		| "type"
		| "name"
		| "value"
		| "form"
		| "formAction"
		| "formMethod"
		| "formNoValidate"
		| "disabled"
		| "onClick"
		| "aria-label"
		| "aria-describedby"
		| "aria-pressed"
		| "aria-expanded"
		| "aria-controls"
		| "id"
	>;

/** Does something: submits a form unless `type` says otherwise. One primary button a screen. */
export function Button({ variant = "primary", size = "medium", icon, type = "submit", children, ...rest }: ButtonProps) {
	return (
		<button type={type} className={classOf(variant, size)} {...rest}>
			{icon && <Icon name={icon} size={size === "small" ? 16 : 20} />}
			{children}
		</button>
	);
}

interface LinkButtonProps extends Look {
	href: string;
	/** Downloads and addresses outside the application leave the router. */
	isDocument?: boolean;
	download?: boolean;
	"aria-label"?: string;
	"aria-describedby"?: string;
}

/** Goes somewhere, and looks like a button because it starts a task. */
export function LinkButton({
	href,
	variant = "secondary",
	size = "medium",
	icon,
	isDocument = false,
	download,
	children,
	...rest
}: LinkButtonProps) {
	return (
		<Link
			to={href}
			className={classOf(variant, size)}
			reloadDocument={isDocument || download || undefined}
			download={download || undefined}
			{...rest}
		>
			{icon && <Icon name={icon} size={size === "small" ? 16 : 20} />}
			{children}
		</Link>
	);
}

/** Several buttons side by side that wrap on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
	return <div className="button-row">{children}</div>;
}
