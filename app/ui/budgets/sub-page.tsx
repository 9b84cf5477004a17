import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";

interface SubPageProps {
	territory: string;
	sheet: { slug: string; code: string; title: string };
	title: string;
	/** Its name in the breadcrumbs. */
	here: string;
	children: ReactNode;
}

/** A form under the page of a sheet's means. */
export function SubPage({ territory, sheet, title, here, children }: SubPageProps) {
	return (
		<>
			<PageHeader
				title={title}
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: sheet.code, href: paths.sheet(territory, sheet.slug) },
					{ label: "Moyens", href: paths.means(territory, sheet.slug) },
					{ label: here },
				]}
			/>
			{children}
		</>
	);
}
