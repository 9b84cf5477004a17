import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A part that few readers need: closed until asked for, natively. */
export function Disclosure({ summary, isOpen = false, children }: { summary: ReactNode; isOpen?: boolean; children: ReactNode }) {
	return (
		<details className="disclosure" open={isOpen}>
			<summary>
				<Icon name="chevron-right" size={16} />
				{summary}
			</summary>
			<div className="disclosure-body">{children}</div>
		</details>
	);
}
