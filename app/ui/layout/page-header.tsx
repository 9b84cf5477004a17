import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";

interface PageHeaderProps {
	title: ReactNode;
	/** A short line above the title: the kind of page, a code. */
	eyebrow?: ReactNode;
	breadcrumbs?: readonly Crumb[];
	lead?: ReactNode;
	/** Buttons and link buttons. */
	actions?: ReactNode;
	/** Badges and facts under the title. */
	meta?: ReactNode;
}

/** The top of a page, with its only h1. */
export function PageHeader({ title, eyebrow, breadcrumbs, lead, actions, meta }: PageHeaderProps) {
	return (
		<header className="page-header">
			{breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
			<div className="page-header-row">
				<div className="page-header-title">
					{eyebrow && <p className="eyebrow">{eyebrow}</p>}
					<h1>{title}</h1>
					{meta && <div className="page-header-meta">{meta}</div>}
				</div>
				{actions && <div className="page-header-actions">{actions}</div>}
			</div>
			{lead && <div className="lead">{typeof lead === "string" ? <p>{lead}</p> : lead}</div>}
		</header>
	);
}
