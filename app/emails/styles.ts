import type { CSSProperties } from "react";

/* Mail has no custom properties: the colours of app/ui/styles/tokens.css are written out, light here, dark below. */
const sans = "'Segoe UI', -apple-system, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const serif = "Charter, 'Bitstream Charter', 'Iowan Old Style', 'Palatino Linotype', Cambria, Georgia, serif";

const text: CSSProperties = { fontFamily: sans, fontSize: "16px", lineHeight: "1.55", color: "#14282c", margin: "0 0 16px" };
const small: CSSProperties = { ...text, fontSize: "13px", color: "#4b5a5c", margin: "0 0 8px" };
const heading: CSSProperties = { fontFamily: serif, fontWeight: 700, color: "#14282c" };
const button: CSSProperties = {
	fontFamily: sans,
	fontSize: "16px",
	fontWeight: 600,
	lineHeight: "1.3",
	border: "2px solid #0c4e57",
	borderRadius: "6px",
	padding: "11px 20px",
	textDecoration: "none",
};

export const styles = {
	body: { backgroundColor: "#f5f3ee", margin: 0, padding: "24px 8px" },
	// words without end, addresses among them, break rather than widen the sheet
	container: { maxWidth: "600px", width: "100%", wordBreak: "break-word" },
	band: { backgroundColor: "#0b3b43", borderRadius: "10px 10px 0 0", borderBottom: "3px solid #f0b43c", padding: "18px 24px" },
	brand: { fontFamily: serif, fontSize: "22px", fontWeight: 700, lineHeight: "1.2", color: "#ffffff", margin: 0 },
	territory: { fontFamily: sans, fontSize: "14px", lineHeight: "1.4", color: "#bcd3d3", margin: "2px 0 0" },
	sheet: { backgroundColor: "#ffffff", borderRadius: "0 0 10px 10px", padding: "28px 24px 20px" },
	title: { ...heading, fontSize: "23px", lineHeight: "1.3", margin: "0 0 18px" },
	text,
	small,
	smallLink: { color: "#0b5763", textDecoration: "underline", display: "inline-block", padding: "3px 0" },
	quote: {
		...text,
		whiteSpace: "pre-line",
		borderLeft: "4px solid #f0b43c",
		backgroundColor: "#f5f3ee",
		margin: "0 0 16px",
		padding: "12px 16px",
	},
	action: { margin: "16px 0" },
	button: { ...button, color: "#ffffff", backgroundColor: "#0c4e57" },
	secondaryButton: { ...button, color: "#0c4e57", backgroundColor: "#ffffff" },
	facts: { borderCollapse: "collapse", width: "100%", margin: "0 0 18px" },
	factLabel: { ...small, textAlign: "left", fontWeight: 400, verticalAlign: "top", width: "110px", padding: "3px 12px 3px 0", margin: 0 },
	factValue: { ...text, fontSize: "15px", lineHeight: "1.45", padding: "3px 0", margin: 0 },
	factLink: { color: "#0b5763", textDecoration: "underline", display: "inline-block", padding: "2px 0" },
	outline: { margin: "0", padding: "0 0 0 26px" },
	outlineItem: { ...text, lineHeight: "1.45", margin: "0 0 6px" },
	list: { margin: "8px 0 22px" },
	listTitle: { ...heading, fontSize: "17px", lineHeight: "1.3", margin: "0 0 6px" },
	pressingTitle: { ...heading, fontSize: "17px", lineHeight: "1.3", color: "#a01c3b", margin: "0 0 6px" },
	item: { borderTop: "1px solid #dcd8cd", padding: "10px 0" },
	itemLink: {
		fontFamily: sans,
		fontSize: "16px",
		lineHeight: "1.4",
		fontWeight: 600,
		color: "#0b5763",
		textDecoration: "underline",
		display: "inline-block",
		padding: "1px 0",
	},
	itemDetails: { ...small, fontSize: "14px", lineHeight: "1.45", margin: "2px 0 0" },
	more: { ...text, fontSize: "15px", margin: "6px 0 0" },
	footer: { padding: "18px 24px 0" },
} satisfies Record<string, CSSProperties>;

/* React escapes what stands in a style element: no ">" nor quotes. The second selector is the cell that Body wraps its content in. */
export const sheetStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
	.band, .sheet, .foot { padding-left: 16px !important; padding-right: 16px !important; }
}
@media (prefers-color-scheme: dark) {
	.ground, td[style*=f5f3ee] { background-color: #0f191b !important; }
	.band { background-color: #0a2a30 !important; }
	.sheet { background-color: #172426 !important; }
	.ink { color: #e9ece6 !important; }
	.soft { color: #aab8b6 !important; }
	.link { color: #86d0d1 !important; }
	.pressing { color: #f6a5b3 !important; }
	.quote { background-color: #0f191b !important; }
	.item { border-color: #2d3d3f !important; }
	.button { background-color: #7cc8c9 !important; border-color: #7cc8c9 !important; color: #062a2f !important; }
	.secondary { background-color: #172426 !important; border-color: #7cc8c9 !important; color: #86d0d1 !important; }
}`;
