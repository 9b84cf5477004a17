import type { Mission } from "#app/domain/missions/types.ts";
import { needs } from "#app/domain/referrals/types.ts";
import { missionPartLabels } from "#app/messages/referral-places.ts";
import { needLabels, publicLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { NextReminderOf, type ShownReminder } from "../reminders/next-reminder.tsx";

type Line = Omit<Mission, "id" | "organisationId" | "conventionOn" | "reviewOn"> & {
	id: string;
	conventionOn: string | null;
	reviewOn: string | null;
	/** The review should have been held. */
	isLate: boolean;
	reminder: ShownReminder | null;
};

/** Who does what, need after need: for each public the one who leads, then those who support. */
export function MissionTables({ territory, missions, canEdit }: { territory: string; missions: readonly Line[]; canEdit: boolean }) {
	const byNeed = Map.groupBy(missions, ({ need }) => need);
	return needs
		.filter((need) => byNeed.has(need))
		.map((need) => (
			<Section key={need} title={needLabels[need]}>
				<DataTable
					caption={`Qui fait quoi\u00a0: ${needLabels[need]}`}
					rows={byNeed.get(need) ?? []}
					rowKey={({ id }) => id}
					columns={[
						{ key: "public", header: "Public", cell: (line) => publicLabels[line.public] },
						{ key: "organisation", header: "Organisation", cell: ({ organisationName }) => organisationName },
						{
							key: "part",
							header: "Rôle",
							cell: ({ part }) => <Badge tone={part === "lead" ? "accent" : "neutral"}>{missionPartLabels[part]}</Badge>,
						},
						{
							key: "convention",
							header: "Convention",
							cell: (line) => (
								<>
									{conventionText(line)}
									{line.note && <p>{line.note}</p>}
								</>
							),
						},
						{ key: "review", header: "Revue", cell: (line) => <Review territory={territory} {...line} />, isCompact: true },
						...(canEdit
							? [
									{
										key: "edit",
										header: "Modifier",
										cell: ({ id, organisationName, ...line }: Line) => (
											<a
												href={paths.mission(territory, id)}
												aria-label={`Modifier\u00a0: ${organisationName}, ${publicLabels[line.public]}`}
											>
												Modifier
											</a>
										),
									},
								]
							: []),
					]}
				/>
			</Section>
		));
}

const conventionText = ({ convention, conventionOn }: Line): string =>
	[convention, conventionOn && formatShortDay(conventionOn)].filter(Boolean).join(", ") || "–";

function Review({ territory, reviewOn, isLate, reminder }: Line & { territory: string }) {
	if (!reviewOn) return "–";
	return (
		<>
			{formatShortDay(reviewOn)} {isLate && <Badge tone="danger">en retard</Badge>}
			{reminder && (
				<p>
					<NextReminderOf territory={territory} reminder={reminder} />
				</p>
			)}
		</>
	);
}
