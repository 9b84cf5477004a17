import type { SheetRow } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatPeriod } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { axisName } from "./choices.ts";
import { type TimelineScene, timelineScene } from "./sheet-timeline-scene.ts";
import { SheetStatusBadge, sheetTones } from "./status-badge.tsx";

interface SheetTimelineProps {
	territory: string;
	today: string;
	sheets: readonly SheetRow[];
}

/** The sheets of the page over time, under their axes. Dates are said in words: the drawing repeats them for the eye. */
export function SheetTimeline({ territory, today, sheets }: SheetTimelineProps) {
	const scene = timelineScene(sheets, today);
	const severalProgrammes = new Set(sheets.map(({ programmeTitle }) => programmeTitle)).size > 1;
	const axisOf = (sheet: SheetRow) => (severalProgrammes ? `${sheet.programmeTitle} – ${axisName(sheet)}` : axisName(sheet));
	return (
		<div className="sheet-timeline">
			{scene && <TimeScale scene={scene} />}
			{[...Map.groupBy(sheets, axisOf)].map(([axis, group]) => (
				<Section key={axis} title={axis}>
					<ul className="sheet-timeline-rows">
						{group.map((sheet) => (
							<li key={sheet.id}>
								<div>
									<span className="tree-code">{sheet.code}</span> <a href={paths.sheet(territory, sheet.slug)}>{sheet.title}</a>
									<p className="sheet-timeline-dates">
										<span className="muted">{datesText(sheet)}</span> <SheetStatusBadge {...sheet} />
									</p>
								</div>
								{scene && <TimeBar scene={scene} sheet={sheet} />}
							</li>
						))}
					</ul>
				</Section>
			))}
		</div>
	);
}

function datesText({ startOn, endOn, scheduleLabel }: SheetRow): string {
	if (startOn && endOn) return formatPeriod(startOn, endOn);
	if (endOn) return `Jusqu'au ${formatDay(endOn)}`;
	if (startOn) return `Depuis le ${formatDay(startOn)}`;
	return scheduleLabel ?? "Sans date";
}

const percent = (value: number) => `${value}%`;

function TimeScale({ scene }: { scene: TimelineScene }) {
	return (
		<div className="sheet-timeline-scale">
			<svg width="100%" height="20" aria-hidden="true">
				{scene.ticks.map(({ at, label }) => (
					<text key={label} x={percent(at)} dx="3" y="14">
						{label}
					</text>
				))}
			</svg>
		</div>
	);
}

function TimeBar({ scene, sheet }: { scene: TimelineScene; sheet: SheetRow }) {
	const bar = scene.barOf(sheet);
	return (
		<svg className="sheet-timeline-line" width="100%" height="28" aria-hidden="true">
			{scene.ticks.map(({ at, label }) => (
				<line key={label} className="chart-gridline" x1={percent(at)} x2={percent(at)} y1="0" y2="28" />
			))}
			{bar && (
				<rect
					className={`timeline-bar tone-${sheet.isLate ? "danger" : sheetTones[sheet.status]}${bar.isOpenStart || bar.isOpenEnd ? " timeline-bar-open" : ""}`}
					x={percent(bar.from)}
					width={percent(Math.max(bar.to - bar.from, 0.6))}
					y="8"
					height="12"
					rx="3"
				/>
			)}
			{scene.today !== null && <line className="timeline-today" x1={percent(scene.today)} x2={percent(scene.today)} y1="0" y2="28" />}
		</svg>
	);
}
