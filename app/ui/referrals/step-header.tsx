import type { RecipientState } from "#app/domain/referrals/types.ts";
import { stateLabels } from "#app/messages/referrals.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Badge } from "../primitives/badge.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { referralCrumbs } from "./crumbs.ts";
import { stateTones } from "./tones.ts";

export interface AnswerAt {
	territory: string;
	referral: { id: string; reference: string };
	answer: { id: string; organisationName: string; state: RecipientState; since: string; revision: number };
}

/** Where the answer stands now, above what one is about to do to it. */
export function StepHeader({ territory, referral, answer, title, lead }: AnswerAt & { title: string; lead: string }) {
	const { organisationName, state, since } = answer;
	return (
		<PageHeader
			title={title}
			eyebrow={`Orientation ${referral.reference}, ${organisationName}`}
			breadcrumbs={referralCrumbs(territory, referral, title)}
			meta={
				<>
					<Badge tone={stateTones[state]}>{stateLabels[state]}</Badge>{" "}
					<span className="muted">
						depuis le <InstantText instant={since} />
					</span>
				</>
			}
			lead={lead}
		/>
	);
}
