import type { Member } from "#app/domain/people/types.ts";
import { memberStateLabels } from "#app/messages/people.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import type { Tone } from "../primitives/tone.ts";

const tones: Record<Member["state"], Tone> = { invited: "warning", active: "success", ended: "neutral" };

export function MemberState({ state, endsOn }: Pick<Member, "state" | "endsOn">) {
	return (
		<>
			<Badge tone={tones[state]}>{memberStateLabels[state]}</Badge>
			{endsOn && ` ${state === "ended" ? "le" : "jusqu'au"} ${formatShortDay(endsOn)}`}
		</>
	);
}

/** The members of a territory, each leading to their rights. */
export function MemberTable({ territory, members }: { territory: string; members: readonly Member[] }) {
	return (
		<DataTable
			caption="Membres du territoire"
			rows={members}
			rowKey={({ personId }) => personId}
			columns={[
				{
					key: "name",
					header: "Nom",
					cell: ({ personId, displayName }) => <a href={paths.member(territory, personId)}>{displayName}</a>,
				},
				{
					key: "organisation",
					header: "Organisation",
					cell: ({ organisationName, jobTitle }) => (jobTitle ? `${organisationName}, ${jobTitle}` : organisationName),
				},
				{ key: "role", header: "Rôle", cell: ({ role }) => roleLabels[role] },
				{ key: "email", header: "Courriel", cell: ({ email }) => email, isSecondary: true },
				{ key: "state", header: "État", cell: (member) => <MemberState {...member} /> },
			]}
		/>
	);
}
