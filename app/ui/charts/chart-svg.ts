import { type ChartScene, diamondAt, type Mark, type Shape } from "./chart-scene.ts";

/** A drawing as a file of its own, in the colours of a page lit by day: a printed document has no style sheet. */
export function chartSvg({ width, height, shapes, legend }: ChartScene): { svg: string; width: number; height: number } {
	const whole = height + 24;
	let x = 62;
	const entries = legend.map(({ mark, label }) => {
		const at = x;
		x += 24 + label.length * 6;
		return `${markAt(mark, at, height + 10)}${labelAt(at + 12, height + 14, "start", label)}`;
	});
	const parts = [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="Libertinus Serif, Liberation Sans, Arial, sans-serif" font-size="11">`,
		`<rect width="${width}" height="${whole}" fill="#ffffff"/>`,
		...shapes.map(shapeSvg),
		...entries,
		"</svg>",
	];
	return { svg: parts.join(""), width, height: whole };
}

const looks = {
	line: 'fill="none" stroke="#0c4e57" stroke-width="2.5" stroke-linejoin="round"',
	target: 'fill="none" stroke="#6d4b00" stroke-width="1.5" stroke-dasharray="5 4"',
	"target-mark": 'fill="#6d4b00"',
	point: 'fill="#0c4e57" stroke="#ffffff" stroke-width="1.5"',
	proposed: 'fill="#ffffff" stroke="#0c4e57" stroke-width="2" stroke-dasharray="3 2"',
	baseline: 'fill="#ffffff" stroke="#4b5a5c" stroke-width="2"',
};

function shapeSvg(shape: Shape): string {
	switch (shape.kind) {
		case "gridline":
			return `<line x1="${shape.x1}" x2="${shape.x2}" y1="${shape.y1}" y2="${shape.y2}" stroke="#dcd8cd" stroke-width="1"/>`;
		case "label":
			return labelAt(shape.x, shape.y, shape.anchor, shape.text);
		case "path":
			return `<path d="${shape.d}" ${looks[shape.role]}/>`;
		case "circle":
			return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.r}" ${looks[shape.role]}/>`;
	}
}

const markAt = (mark: Mark, x: number, y: number) =>
	mark === "target-mark"
		? shapeSvg({ kind: "path", role: mark, d: diamondAt(x, y) })
		: shapeSvg({ kind: "circle", role: mark, x, y, r: 4.5 });

const labelAt = (x: number, y: number, anchor: string, text: string) =>
	`<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#4b5a5c">${escaped(text)}</text>`;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] as string);
