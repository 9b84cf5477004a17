import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import type { Tone } from "./tone.ts";

export const noticeIcons: Record<Tone, IconName> = {
	neutral: "info",
	info: "info",
	success: "check",
	warning: "warning",
	danger: "alert",
	accent: "star",
};

interface NoticeProps {
	tone?: Tone;
	title?: string;
	children?: ReactNode;
	actions?: ReactNode;
	/** "status" for what has just happened, "alert" for what blocks; nothing for a standing remark. */
	role?: "status" | "alert";
}

/** A message that belongs to the page: what happened, what to know before acting. */
export function Notice({ tone = "info", title, children, actions, role }: NoticeProps) {
	return (
		<div className={`notice tone-${tone}`} role={role}>
			<Icon name={noticeIcons[tone]} />
			<div className="notice-body">
				{title && <p className="notice-title">{title}</p>}
				{children && <div className="notice-text">{typeof children === "string" ? <p>{children}</p> : children}</div>}
				{actions && <div className="button-row">{actions}</div>}
			</div>
		</div>
	);
}
