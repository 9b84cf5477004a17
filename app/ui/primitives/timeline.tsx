import type { ReactNode } from "react";
import type { Tone } from "./tone.ts";

export interface TimelineEntry {
	key?: string;
	/** Machine-readable instant or day. */
	dateTime: string;
	/** The same for people: « 23 nov. 2026 à 14 h 30 ». */
	when: string;
	who?: string;
	what: ReactNode;
	detail?: ReactNode;
	tone?: Tone;
}

/** A dated history, newest first or last as given: when, who, what. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label?: string }) {
	return (
		<ol className="timeline" aria-label={label}>
			{entries.map((entry, index) => (
				<li key={entry.key ?? `${entry.dateTime}-${index}`} className={`tone-${entry.tone ?? "neutral"}`}>
					<p className="timeline-when">
						<time dateTime={entry.dateTime}>{entry.when}</time>
						{entry.who && <span> · {entry.who}</span>}
					</p>
					<div className="timeline-what">{entry.what}</div>
					{entry.detail && <div className="timeline-detail">{entry.detail}</div>}
				</li>
			))}
		</ol>
	);
}
