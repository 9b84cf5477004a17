const nodes: readonly (readonly [number, number])[] = [
	[40, 150],
	[130, 60],
	[210, 175],
	[300, 40],
	[350, 130],
	[395, 195],
	[425, 45],
	[800, 60],
	[815, 185],
	[880, 115],
	[930, 25],
	[990, 165],
	[1070, 70],
	[1160, 140],
];

const links: readonly (readonly [number, number])[] = [
	[0, 1],
	[0, 2],
	[1, 2],
	[1, 3],
	[2, 4],
	[3, 4],
	[4, 5],
	[4, 6],
	[3, 6],
	[5, 6],
	[7, 8],
	[7, 9],
	[8, 9],
	[7, 10],
	[9, 10],
	[9, 11],
	[10, 12],
	[11, 12],
	[11, 13],
	[12, 13],
];

const linkPath = links.map(([from, to]) => `M${nodes[from]?.join(" ")}L${nodes[to]?.join(" ")}`).join("");

/** The mark drawn out into a network, as a ground behind the name. Decorative. */
export function Mesh() {
	return (
		<svg className="mesh" viewBox="0 0 1200 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">
			<path d={linkPath} fill="none" stroke="currentColor" strokeWidth="2" />
			{nodes.map(([x, y], index) => (
				<circle key={`${x}-${y}`} cx={x} cy={y} r={index % 3 === 0 ? 9 : 6} fill="currentColor" />
			))}
		</svg>
	);
}
