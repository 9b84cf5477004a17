import { type ChartSeries, chartScene, diamondAt, type Mark, type Shape } from "./chart-scene.ts";

interface ValueChartProps extends ChartSeries {
	/** Unique on the page. */
	id: string;
	title: string;
}

/** Values over the years against their targets, drawn without scripts. The same figures stand in a table beside it. */
export function ValueChart({ id, title, ...series }: ValueChartProps) {
	const scene = chartScene(series);
	if (!scene) return null;
	return (
		<figure className="chart">
			<svg viewBox={`0 0 ${scene.width} ${scene.height}`} role="img" aria-labelledby={`${id}-titre ${id}-texte`}>
				<title id={`${id}-titre`}>{title}</title>
				<desc id={`${id}-texte`}>{scene.description}</desc>
				{scene.shapes.map((shape, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made once and never changes
					<Drawn key={index} shape={shape} />
				))}
			</svg>
			<figcaption>
				{scene.legend.map(({ mark, label }) => (
					<span key={mark} className="chart-legend">
						<svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
							<Drawn shape={markShape(mark)} />
						</svg>
						{label}
					</span>
				))}
			</figcaption>
		</figure>
	);
}

function Drawn({ shape }: { shape: Shape }) {
	switch (shape.kind) {
		case "gridline":
			return <line className="chart-gridline" x1={shape.x1} x2={shape.x2} y1={shape.y1} y2={shape.y2} />;
		case "label":
			return (
				<text x={shape.x} y={shape.y} textAnchor={shape.anchor}>
					{shape.text}
				</text>
			);
		case "path":
			return <path className={`chart-${shape.role}`} d={shape.d} />;
		case "circle":
			return <circle className={`chart-${shape.role}`} cx={shape.x} cy={shape.y} r={shape.r} />;
	}
}

const markShape = (mark: Mark): Shape =>
	mark === "target-mark" ? { kind: "path", role: mark, d: diamondAt(7, 7) } : { kind: "circle", role: mark, x: 7, y: 7, r: 4.5 };
