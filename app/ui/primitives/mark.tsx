/**
 * The Maillage mark: five linked nodes, one of them lit. Decorative: the word "Maillage" always stands beside it.
 * Colours come from `.mark` in the style sheet, so the mark follows the ground it is on.
 */
export function Mark({ size = 32 }: { size?: 24 | 28 | 32 | 48 }) {
	return (
		<svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
			<g className="mark-links" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
				<path d="M6 24 9 8" />
				<path d="M9 8 16 18" />
				<path d="M16 18 24 7" />
				<path d="M24 7 26 24" />
				<path d="M6 24 16 18" />
				<path d="M16 18 26 24" />
			</g>
			<g className="mark-nodes" fill="currentColor">
				<circle cx="9" cy="8" r="3" />
				<circle cx="6" cy="24" r="3" />
				<circle cx="26" cy="24" r="3" />
				<circle cx="24" cy="7" r="3" />
			</g>
			<circle className="mark-heart" cx="16" cy="18" r="4" />
		</svg>
	);
}
