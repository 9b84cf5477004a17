import type { SheetRow } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { Card, CardGrid } from "../primitives/card.tsx";
import { DayText } from "../primitives/moment.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { TagList } from "../primitives/tag-list.tsx";
import { axisName } from "./choices.ts";
import { sheetListHref } from "./list-address.ts";
import { leadText } from "./sheet-list-columns.tsx";
import { FlagshipBadge, SheetStatusBadge } from "./status-badge.tsx";

/** The sheets of the page as cards: where each stands, who pilots it, until when, how far it is. */
export function SheetCardGrid({ territory, sheets }: { territory: string; sheets: readonly SheetRow[] }) {
	return (
		<CardGrid>
			{sheets.map((sheet) => (
				<Card
					key={sheet.id}
					headingLevel={2}
					title={
						<>
							<span className="tree-code">{sheet.code}</span> {sheet.title}
						</>
					}
					href={paths.sheet(territory, sheet.slug)}
					eyebrow={
						<>
							<SheetStatusBadge {...sheet} />
							{sheet.isFlagship && <FlagshipBadge />}
						</>
					}
					footer={
						<>
							<span>{leadText(sheet) || "Sans pilote"}</span>
							<span>{sheet.endOn ? <DayText day={sheet.endOn} /> : (sheet.scheduleLabel ?? "Sans échéance")}</span>
						</>
					}
				>
					<p className="muted">{axisName(sheet)}</p>
					{sheet.progress > 0 && <ProgressBar label="Avancement" value={sheet.progress} max={100} />}
					<TagList
						label="Étiquettes"
						tags={sheet.tags.map((tag) => ({ label: tag, href: sheetListHref(territory, { vue: "cartes", etiquette: tag }) }))}
					/>
				</Card>
			))}
		</CardGrid>
	);
}
