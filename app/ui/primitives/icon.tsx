/** 20 × 20 line drawings; a leading "!" means the shape is filled. */
const drawings = {
	alert: ["M10 2.8 18 17H2L10 2.8Z", "M10 8v4", "M10 14.4v.1"],
	"arrow-left": ["M16 10H4", "M9 5l-5 5 5 5"],
	"arrow-right": ["M4 10h12", "M11 5l5 5-5 5"],
	bell: ["M5 13.5V9a5 5 0 0 1 10 0v4.5l1.2 1.5H3.8L5 13.5Z", "M8.3 17.3h3.4"],
	book: ["M4 4.5A1.5 1.5 0 0 1 5.5 3H16v14H5.5A1.5 1.5 0 0 1 4 15.5v-11Z", "M4 14.5h12", "M8 6.5h5"],
	calendar: ["M3.5 5h13v11.5h-13V5Z", "M3.5 8.5h13", "M7 3v3.5", "M13 3v3.5"],
	chart: ["M3.5 3.5v13h13", "M7 13.5V10", "M10.5 13.5v-7", "M14 13.5V8"],
	check: ["M4 10.5l4 4 8-9"],
	"chevron-down": ["M5 7.5l5 5 5-5"],
	"chevron-left": ["M12.5 5l-5 5 5 5"],
	"chevron-right": ["M7.5 5l5 5-5 5"],
	circle: ["M10 4.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z"],
	clock: ["M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z", "M10 6v4.3l2.8 1.7"],
	comment: ["M3.5 4.5h13v9H10l-3.5 3v-3h-3v-9Z"],
	cross: ["M5 5l10 10", "M15 5L5 15"],
	decision: [
		"M10 3v14",
		"M6 17h8",
		"M3.5 6 10 4.5 16.5 6",
		"M3.5 6 1.8 11a2.4 2.4 0 0 0 3.6 0L3.5 6Z",
		"M16.5 6l-1.7 5a2.4 2.4 0 0 0 3.6 0L16.5 6Z",
	],
	document: ["M5 2.8h6.5L15.5 7v10.2H5V2.8Z", "M11 3v4.3h4.3", "M7.5 10.5h5", "M7.5 13.5h5"],
	download: ["M10 3v9.5", "M6 9l4 4 4-4", "M3.5 16.5h13"],
	edit: ["M4 13.2V16h2.8L16 6.8 13.2 4 4 13.2Z", "M11.3 6 14 8.7"],
	external: ["M11.5 3.5h5v5", "M16 4l-7 7", "M14 11.5v5H3.5V6h5"],
	eye: ["M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Z", "M10 7.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z"],
	flag: ["M5 17.5V3", "M5 3.5h9.5L12.7 7l1.8 3.5H5"],
	half: ["M10 4.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z", "!M10 4.5a5.5 5.5 0 0 1 0 11V4.5Z"],
	history: ["M3.5 4v4h4", "M3.8 8A6.7 6.7 0 1 1 3.3 11", "M10 6.5V10l2.5 1.6"],
	home: ["M3 9.5 10 3l7 6.5", "M5 8.5V17h10V8.5", "M8.5 17v-4.5h3V17"],
	info: ["M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z", "M10 9v4.5", "M10 6.4v.1"],
	link: ["M8.3 11.7a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1", "M11.7 8.3a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1"],
	lock: ["M4.5 9h11v8h-11V9Z", "M7 9V6.5a3 3 0 0 1 6 0V9", "M10 12.3v1.6"],
	mail: ["M2.8 4.5h14.4v11H2.8v-11Z", "M3 5l7 5.8L17 5"],
	menu: ["M3 5.5h14", "M3 10h14", "M3 14.5h14"],
	paperclip: ["M15.5 9.5 9.8 15.2a3.4 3.4 0 0 1-4.8-4.8L11 4.4a2.3 2.3 0 0 1 3.2 3.2l-6 6a1.1 1.1 0 0 1-1.6-1.6l5.3-5.3"],
	people: [
		"M7.5 4a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4Z",
		"M2 16.5c.3-3.2 2.5-5 5.5-5s5.2 1.8 5.5 5",
		"M13 4.3a2.6 2.6 0 0 1 0 4.9",
		"M15 11.8c1.8.7 2.8 2.3 3 4.7",
	],
	person: ["M10 3.3a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z", "M3.8 17c.3-3.5 2.7-5.3 6.2-5.3s5.9 1.8 6.2 5.3"],
	phone: [
		"M6.7 3H4.2C3.5 3 3 3.6 3 4.3 3.4 11 9 16.6 15.7 17c.7 0 1.3-.5 1.3-1.2v-2.5l-3.5-1.5-1.6 1.7a10 10 0 0 1-5.4-5.4l1.7-1.6L6.7 3Z",
	],
	place: ["M10 17.5S4.5 12.6 4.5 8.4a5.5 5.5 0 0 1 11 0c0 4.2-5.5 9.1-5.5 9.1Z", "M10 6.4a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z"],
	plus: ["M10 4v12", "M4 10h12"],
	print: ["M6 7V3h8v4", "M6 14H3.5V7h13v7H14", "M6 11.5h8V17H6v-5.5Z"],
	route: [
		"M5 3.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z",
		"M15 13.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z",
		"M6.8 5H13a2.5 2.5 0 0 1 0 5H7a2.5 2.5 0 0 0 0 5h6.2",
	],
	search: ["M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z", "M13 13l4 4"],
	send: ["M17 3 2.8 8.6l5.4 2.7L17 3Z", "M17 3l-5.5 14-3.3-5.7"],
	settings: ["M3 6h8", "M15 6h2", "M3 14h2", "M9 14h8", "M13 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z", "M7 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z"],
	"sign-out": ["M8 3.5H3.5v13H8", "M7.5 10H17", "M13.5 6.5 17 10l-3.5 3.5"],
	"sort-ascending": ["M10 16V4", "M5.5 8.5 10 4l4.5 4.5"],
	"sort-descending": ["M10 4v12", "M5.5 11.5 10 16l4.5-4.5"],
	"sort-none": ["M6.5 8 10 4.5 13.5 8", "M6.5 12l3.5 3.5 3.5-3.5"],
	star: ["!M10 2.6l2.3 4.8 5.2.7-3.8 3.6.9 5.2L10 14.4l-4.6 2.5.9-5.2L2.5 8.1l5.2-.7L10 2.6Z"],
	trash: ["M3.5 5.5h13", "M7.5 5.5V3h5v2.5", "M5 5.5 5.8 17h8.4L15 5.5", "M8.3 8.5v5.5", "M11.7 8.5v5.5"],
	tree: ["M3 3h5v4H3V3Z", "M12 8h5v4h-5V8Z", "M12 13.5h5v4h-5v-4Z", "M5.5 7v8.5H12", "M5.5 10H12"],
	warning: ["M10 2.8 18 17H2L10 2.8Z", "M10 8v4", "M10 14.4v.1"],
} satisfies Record<string, string[]>;

export type IconName = keyof typeof drawings;

/** A small drawing beside a text that says the same thing: it is hidden from assistive technologies. */
export function Icon({ name, size = 20 }: { name: IconName; size?: 14 | 16 | 20 | 24 | 32 }) {
	return (
		<svg
			className="icon"
			width={size}
			height={size}
			viewBox="0 0 20 20"
			fill="none"
			stroke="currentColor"
			strokeWidth="1.6"
			strokeLinecap="round"
			strokeLinejoin="round"
			aria-hidden="true"
			focusable="false"
		>
			{drawings[name].map((path) =>
				path.startsWith("!") ? <path key={path} d={path.slice(1)} fill="currentColor" /> : <path key={path} d={path} />,
			)}
		</svg>
	);
}
