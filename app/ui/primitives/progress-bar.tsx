import { formatNumber, formatPercent } from "../format.ts";

interface ProgressBarProps {
	label: string;
	value: number;
	max: number;
	/** What is counted, after the figures: « actions ». */
	unit?: string;
	isLabelHidden?: boolean;
}

/** How much of a whole is done, in figures and as a bar: « 12 sur 22 (55 %) ». */
export function ProgressBar({ label, value, max, unit, isLabelHidden = false }: ProgressBarProps) {
	return (
		<label className="progress">
			<span className={isLabelHidden ? "visually-hidden" : "progress-label"}>{label} </span>
			<span className="progress-figures">
				{formatNumber(value)} sur {formatNumber(max)}
				{unit && ` ${unit}`}
				{max > 0 && ` (${formatPercent(value / max)})`}
			</span>
			<progress value={Math.min(Math.max(value, 0), max)} max={max > 0 ? max : 1} />
		</label>
	);
}
