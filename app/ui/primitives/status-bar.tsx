import { formatNumber } from "../format.ts";
import type { Tone } from "./tone.ts";

export interface StatusShare {
	label: string;
	count: number;
	tone: Tone;
}

/** A whole split by state, as a bar and as a legend in figures; empty states are left out. Phrasing content: it may stand in a summary. */
export function StatusBar({ label, shares, hasLegend = true }: { label: string; shares: readonly StatusShare[]; hasLegend?: boolean }) {
	const present = shares.filter((share) => share.count > 0);
	const total = present.reduce((sum, share) => sum + share.count, 0);
	let start = 0;
	const segments = present.map((share) => {
		const segment = { ...share, start, width: (share.count / total) * 100 };
		start += segment.width;
		return segment;
	});
	return (
		<span className="status-bar">
			<svg
				width="100%"
				height="10"
				role="img"
				aria-label={`${label}\u00a0: ${present.map((share) => `${share.label} ${share.count}`).join(", ") || "aucune"}`}
			>
				{segments.map((segment) => (
					<rect
						key={segment.label}
						className={`tone-${segment.tone}`}
						x={`${segment.start.toFixed(2)}%`}
						width={`${segment.width.toFixed(2)}%`}
						height="10"
					/>
				))}
				{segments.slice(1).map((segment) => (
					<rect key={segment.label} className="status-bar-gap" x={`${segment.start.toFixed(2)}%`} width="2" height="10" />
				))}
			</svg>
			{hasLegend && (
				<span className="status-legend" aria-hidden="true">
					{present.map((share) => (
						<span key={share.label} className={`tone-${share.tone}`}>
							<svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
								<rect width="10" height="10" rx="2" />
							</svg>
							{share.label} <strong>{formatNumber(share.count, 0)}</strong>
						</span>
					))}
				</span>
			)}
		</span>
	);
}
