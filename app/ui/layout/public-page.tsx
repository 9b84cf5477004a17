import type { ReactNode } from "react";
import { Mark } from "../primitives/mark.tsx";
import { Mesh } from "../primitives/mesh.tsx";
import { SkipLink } from "../primitives/skip-link.tsx";
import { Footer } from "./footer.tsx";

interface PublicPageProps {
	title: string;
	lead?: ReactNode;
	children: ReactNode;
	/** Under the card: another way in, help. */
	after?: ReactNode;
	/** "wide" for pages to read, such as the accessibility statement. */
	width?: "narrow" | "wide";
	brandHref?: string;
}

/** A page before sign-in: one card, one thing to do. */
export function PublicPage({ title, lead, children, after, width = "narrow", brandHref = "/" }: PublicPageProps) {
	return (
		<div className={`public public-${width}`}>
			<SkipLink />
			<header className="public-header">
				<Mesh />
				<a className="brand" href={brandHref}>
					<Mark size={48} />
					<span className="brand-name">Maillage</span>
				</a>
				<p className="public-tagline">L'espace partagé des projets sociaux de territoire</p>
			</header>
			<main id="contenu" tabIndex={-1} className="public-main">
				<div className="public-card">
					<h1>{title}</h1>
					{lead && <div className="lead">{typeof lead === "string" ? <p>{lead}</p> : lead}</div>}
					{children}
				</div>
				{after && <div className="public-after">{after}</div>}
			</main>
			<Footer />
		</div>
	);
}
