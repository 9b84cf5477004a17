import { paths } from "#app/paths.ts";
import { formatNumber } from "../format.ts";
import { Icon } from "../primitives/icon.tsx";

export interface ShownPaper {
	id: string;
	name: string;
	url: string | null;
	extension: string | null;
	size: number | null;
}

interface PaperListProps {
	territory: string;
	committee: string;
	meeting: string;
	papers: readonly ShownPaper[];
	/** What may be done with each, after its name. */
	actions?: (paper: ShownPaper) => React.ReactNode;
}

/** Papers of a point: a file is downloaded, a link leaves the product. */
export function PaperList({ territory, committee, meeting, papers, actions }: PaperListProps) {
	return (
		<ul className="paper-list" aria-label="Documents">
			{papers.map((paper) => (
				<li key={paper.id}>
					<Icon name={paper.url ? "external" : "paperclip"} size={16} />{" "}
					{paper.url ? (
						<a href={paper.url} rel="noreferrer">
							{paper.name}
						</a>
					) : (
						<>
							<a href={paths.paperFile(territory, committee, meeting, paper.id)}>{paper.name}</a>{" "}
							<span className="muted">{weightText(paper.size ?? 0)}</span>
						</>
					)}
					{actions?.(paper)}
				</li>
			))}
		</ul>
	);
}

const weightText = (bytes: number): string =>
	bytes < 1024 * 1024 ? `${formatNumber(Math.max(1, bytes / 1024), 0)}\u00a0Ko` : `${formatNumber(bytes / 1024 / 1024, 1)}\u00a0Mo`;
