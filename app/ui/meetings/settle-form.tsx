import type { PointOutcome } from "#app/domain/meetings/types.ts";
import { outcomeLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Notice } from "../primitives/notice.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";

interface SettleFormProps extends Place {
	meeting: { id: string; title: string; revision: number };
	hasMinutes: boolean;
	points: readonly { id: string; position: number; title: string; outcome: PointOutcome; next: boolean }[];
	reply: Reply | undefined;
}

/** After a meeting: which points were treated. */
export function SettleForm({ hasMinutes, points, reply, ...place }: SettleFormProps) {
	const { territory, committee, meeting } = place;
	return (
		<>
			<PageHeader
				title="Points traités"
				eyebrow={meeting.title}
				breadcrumbs={crumbsOf(place, "Points traités")}
				lead="Un point non traité passe de lui-même à la prochaine réunion prévue, ou attend parmi les points proposés s'il n'y en a pas."
			/>
			{hasMinutes && (
				<Notice>Les points sans texte sous leur titre dans le compte rendu sont notés non traités{"\u00a0"}: corrigez si besoin.</Notice>
			)}
			<form method="post" className="form">
				<FormErrorSummary title="Rien n'est enregistré" errors={[]} formErrors={sentencesOf(reply)} />
				<input type="hidden" name="revision" value={currentOf(reply)?.revision ?? meeting.revision} />
				{points.map(({ id, position, title, outcome, next }, index) => (
					<div key={id}>
						<input type="hidden" name={`outcomes[${index}].pointId`} value={id} />
						<RadioGroupField
							field={fieldOf(`outcomes[${index}].outcome`, outcome, { id: `point-${position}` })}
							label={`${position}. ${title}`}
							hint={next ? "Déjà repris ailleurs." : undefined}
							options={labelledOptions(outcomeLabels)}
							layout="row"
						/>
					</div>
				))}
				<SubmitRow
					label="Enregistrer"
					secondary={{ href: paths.meeting(territory, committee.slug, meeting.id), label: "Revenir à la réunion" }}
				/>
			</form>
		</>
	);
}
