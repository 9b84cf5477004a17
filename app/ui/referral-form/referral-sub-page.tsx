import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";

interface ReferralSubPageProps {
	territory: string;
	referral: { id: string; reference: string };
	isDraft: boolean;
	title: string;
	/** Its name in the breadcrumbs. */
	here: string;
	lead?: string;
	children: ReactNode;
}

/** One small form about a referral, under its page or its draft. */
export function ReferralSubPage({ territory, referral: { id, reference }, isDraft, title, here, lead, children }: ReferralSubPageProps) {
	return (
		<>
			<PageHeader
				title={title}
				lead={lead}
				breadcrumbs={[
					{ label: "Orientations", href: paths.referrals(territory) },
					isDraft
						? { label: `Brouillon ${reference}`, href: paths.editReferral(territory, id) }
						: { label: reference, href: paths.referral(territory, id) },
					{ label: here },
				]}
			/>
			{children}
		</>
	);
}
