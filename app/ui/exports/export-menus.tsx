import { promptSheetCount } from "#app/domain/exports/rules.ts";
import { documentFormats, tableFormats } from "#app/domain/kernel/document.ts";
import { inFormat, paths } from "#app/paths.ts";
import { LinkButton } from "../primitives/button.tsx";
import { addressWith } from "../sheets/list-address.ts";
import { ExportMenu } from "./export-menu.tsx";

/** One sheet, whole. */
export function SheetExportMenu({ territory, slug }: { territory: string; slug: string }) {
	const entries = documentFormats.map((format) => ({ format, href: inFormat(paths.exportSheet(territory, slug), format) }));
	return <ExportMenu groups={[{ label: "Cette fiche", entries }]} />;
}

interface ListExportMenuProps {
	territory: string;
	/** The list's, without its page. */
	filters: Readonly<Record<string, unknown>>;
	total: number;
}

/** The sheets of the list as it is filtered: whole, or as rows. Too many to be waited for, they are asked for on a page. */
export function SheetListExportMenu({ territory, filters, total }: ListExportMenuProps) {
	if (total === 0) return null;
	const rows = tableFormats.map((format) => ({ format, href: addressWith(inFormat(paths.exportSheetList(territory), format), filters) }));
	const whole = documentFormats.map((format) => ({ format, href: addressWith(inFormat(paths.exportSheets(territory), format), filters) }));
	const isLong = total > promptSheetCount;
	return (
		<ExportMenu
			groups={[...(isLong ? [] : [{ label: "Les fiches entières", entries: whole }]), { label: "La liste", entries: rows }]}
			more={
				isLong
					? { href: addressWith(paths.newExport(territory), filters), label: `Les ${total} fiches entières…` }
					: { href: paths.exports(territory), label: "Mes exports" }
			}
		/>
	);
}

export function IndicatorExportMenu({ territory, filters, total }: ListExportMenuProps) {
	if (total === 0) return null;
	const entries = tableFormats.map((format) => ({
		format,
		href: addressWith(inFormat(paths.exportIndicators(territory), format), filters),
	}));
	return <ExportMenu groups={[{ label: "La liste des indicateurs", entries }]} />;
}

/** The values of one indicator. */
export function ValueExportMenu({ territory, indicatorId }: { territory: string; indicatorId: string }) {
	const entries = tableFormats.map((format) => ({ format, href: inFormat(paths.exportValues(territory, indicatorId), format) }));
	return <ExportMenu groups={[{ label: "Les valeurs de l'indicateur", entries }]} />;
}

/** The file of a prepared export. */
export function FetchButton({ territory, id }: { territory: string; id: string }) {
	return (
		<LinkButton href={paths.exportFile(territory, id)} variant="primary" icon="download" isDocument download>
			Télécharger le document
		</LinkButton>
	);
}
