import type { RequestKind } from "#app/domain/referral-rights/types.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

interface RequestBannerProps {
	territory: string;
	referralId: string;
	requests: readonly { kind: RequestKind; dueOn: string }[];
}

/** On the sender's page of a referral: what its person asked to have put right. An objection has a notice of its own. */
export function RequestBanner({ territory, referralId, requests }: RequestBannerProps) {
	const asked = requests.find(({ kind }) => kind === "rectification");
	if (!asked) return null;
	return (
		<Notice
			tone="warning"
			title="La personne demande une rectification"
			actions={<LinkButton href={paths.rectifyReferral(territory, referralId)}>Rectifier l'orientation</LinkButton>}
		>
			Le délégué à la protection des données doit lui répondre avant le {formatDay(asked.dueOn)}.
		</Notice>
	);
}
