import type { ReactNode } from "react";
import type { TimelineSheet } from "#app/domain/calendar/types.ts";
import { formatCount, formatDay, formatShortDay } from "../format.ts";
import { classNames } from "../primitives/class-names.ts";
import { barOf, diamondAt, rowSize, type timelineScale, type YearLine } from "./timeline-geometry.ts";

const { width, height } = rowSize;
const backgroundId = "frise-annees";

/** The years and the line of today, drawn once and reused behind every row. */
export function TimelineBackground({ years, todayX }: { years: readonly YearLine[]; todayX: number | null }) {
	const every = Math.ceil(years.length / 10);
	return (
		<svg width={0} height={0} className="axis-defs" aria-hidden="true">
			<defs>
				<g id={backgroundId}>
					{years.map(({ year, x, width: wide }, index) => (
						<g key={year}>
							<line className="axis-year" x1={x} x2={x} y1={0} y2={height} />
							{index % every === 0 && (
								<text className="axis-year-text" x={x + wide / 2} y={height - 2} textAnchor="middle">
									{year}
								</text>
							)}
						</g>
					))}
					{todayX !== null && <line className="axis-today" x1={todayX} x2={todayX} y1={0} y2={height} />}
				</g>
			</defs>
		</svg>
	);
}

interface TimelineRowProps {
	sheet: TimelineSheet;
	scale: Pick<ReturnType<typeof timelineScale>, "x">;
}

/** One sheet: a bar for its dates, a diamond for each milestone, full once reached. */
export function TimelineRow({ sheet, scale: { x } }: TimelineRowProps) {
	const bar = barOf(sheet, x);
	return (
		<svg className="axis-row" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describe(sheet)}>
			<use href={`#${backgroundId}`} />
			{bar && (
				<rect
					className={classNames("axis-bar", `axis-bar-${sheet.status}`, bar.isOpen && "is-open", sheet.isLate && "is-late")}
					x={bar.x}
					y={3}
					width={bar.width}
					height={11}
					rx={2}
				/>
			)}
			{sheet.milestones.map(({ id, dueOn, doneOn, isLate }) => (
				<path
					key={id}
					className={classNames("axis-mark", doneOn && "is-done", isLate && "is-late")}
					d={diamondAt(Math.min(Math.max(x(dueOn), 6), width - 6), 8.5, 5)}
				/>
			))}
		</svg>
	);
}

/** « du 1er mars 2026 au 30 juin 2027 », whatever is known of it. */
export function datesText({ startOn, endOn }: Pick<TimelineSheet, "startOn" | "endOn">, format: (day: string) => string): string {
	if (startOn && endOn) return `du ${format(startOn)} au ${format(endOn)}`;
	if (startOn) return `à partir du ${format(startOn)}`;
	return endOn ? `jusqu'au ${format(endOn)}` : "Sans date de début ni de fin";
}

/** What the row draws, in words. */
export function describe({ startOn, endOn, isLate, milestones }: TimelineSheet): string {
	const dates = datesText({ startOn, endOn }, formatDay);
	const reached = milestones.filter(({ doneOn }) => doneOn).length;
	const said =
		milestones.length > 0
			? `, ${formatCount(milestones.length, "jalon", "jalons")} dont ${formatCount(reached, "atteint", "atteints")}`
			: "";
	return `${dates.charAt(0).toUpperCase()}${dates.slice(1)}${isLate ? ", en retard" : ""}${said}`;
}

export function TimelineLegend({ today }: { today: string }) {
	return (
		<p className="axis-legend">
			<Legend label="Action">
				<rect className="axis-bar" x={0} y={2} width={24} height={10} rx={2} />
			</Legend>
			<Legend label="En retard">
				<rect className="axis-bar is-late" x={1} y={2} width={22} height={10} rx={2} />
			</Legend>
			<Legend label="Jalon à venir">
				<path className="axis-mark" d={diamondAt(12, 7, 5)} />
			</Legend>
			<Legend label="Jalon atteint">
				<path className="axis-mark is-done" d={diamondAt(12, 7, 5)} />
			</Legend>
			<Legend label={`Aujourd'hui, ${formatShortDay(today)}`}>
				<line className="axis-today" x1={12} x2={12} y1={0} y2={14} />
			</Legend>
		</p>
	);
}

function Legend({ label, children }: { label: string; children: ReactNode }) {
	return (
		<span>
			<svg viewBox="0 0 24 14" width={24} height={14} aria-hidden="true">
				{children}
			</svg>
			{label}
		</span>
	);
}
