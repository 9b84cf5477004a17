import type { ReactNode } from "react";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";
import { OpenPage } from "./open-page.tsx";

interface DeadLinkProps {
	title: string;
	/** Why it no longer opens anything. */
	sentence: string;
	/** What to do about it. */
	advice: ReactNode;
	action: { href: string; label: string };
}

/** A link of a mail that is used, too old or unknown: what happened, and the way on. */
export function DeadLink({ title, sentence, advice, action }: DeadLinkProps) {
	return (
		<OpenPage title={title}>
			<Notice tone="warning" title={sentence}>
				{advice}
			</Notice>
			<ButtonRow>
				<LinkButton href={action.href} variant="primary">
					{action.label}
				</LinkButton>
			</ButtonRow>
		</OpenPage>
	);
}
