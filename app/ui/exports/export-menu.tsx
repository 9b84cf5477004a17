import type { DocumentFormat, TableFormat } from "#app/domain/kernel/document.ts";
import { formatHints, formatLabels } from "#app/messages/exports.ts";
import { Icon } from "../primitives/icon.tsx";

interface ExportMenuProps {
	/** What each format takes away, when it is not the same for all. */
	groups: readonly { label: string; entries: readonly { format: DocumentFormat | TableFormat; href: string }[] }[];
	/** Under the formats: where long documents are found again. */
	more?: { href: string; label: string };
}

/** Formats to take the page away in. Native: it opens and closes without a script. */
export function ExportMenu({ groups, more }: ExportMenuProps) {
	return (
		<details className="menu export-menu" name="page-menu">
			<summary className="button button-secondary">
				<Icon name="download" />
				<span>Exporter</span>
				<Icon name="chevron-down" size={16} />
			</summary>
			<div className="menu-panel">
				{groups.map(({ label, entries }) => (
					<div key={label}>
						<p className="export-menu-label muted">{label}</p>
						<ul aria-label={label}>
							{entries.map(({ format, href }) => (
								<li key={format}>
									<a href={href} download>
										<span>{formatLabels[format]}</span> <span className="muted">{formatHints[format]}</span>
									</a>
								</li>
							))}
						</ul>
					</div>
				))}
				{more && (
					<ul>
						<li>
							<a href={more.href}>{more.label}</a>
						</li>
					</ul>
				)}
			</div>
		</details>
	);
}
