import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHeader } from "../layout/page-header.tsx";
import { PublicPage } from "../layout/public-page.tsx";
import { Notice } from "../primitives/notice.tsx";

interface OpenPageProps {
	title: string;
	lead?: ReactNode;
	width?: "narrow" | "wide";
	after?: ReactNode;
	children: ReactNode;
}

/** A page for anybody: inside the shell for whoever is signed in, alone with the brand otherwise. */
export function OpenPage({ title, lead, width, after, children }: OpenPageProps) {
	const root = useRouteLoaderData<{ shell: unknown; toast: string | null }>("root");
	if (!root?.shell) {
		return (
			<PublicPage title={title} lead={lead} width={width} after={after}>
				{root?.toast && (
					<Notice tone="success" role="status">
						{root.toast}
					</Notice>
				)}
				{children}
			</PublicPage>
		);
	}
	return (
		<>
			<PageHeader title={title} lead={lead} />
			<div className="prose">{children}</div>
			{after}
		</>
	);
}
