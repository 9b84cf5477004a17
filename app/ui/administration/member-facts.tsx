import type { Member } from "#app/domain/people/types.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { formatDay } from "../format.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { MemberState } from "./member-table.tsx";

export function MemberFacts({ member }: { member: Member }) {
	return (
		<DefinitionList
			items={[
				{ term: "État", description: <MemberState {...member} /> },
				{ term: "Courriel", description: <a href={`mailto:${member.email}`}>{member.email}</a> },
				{ term: "Organisation", description: member.organisationName },
				{ term: "Fonction", description: member.jobTitle },
				{ term: "Rôle", description: roleLabels[member.role] },
				{ term: "Membre depuis le", description: formatDay(member.startsOn) },
				...(member.endsOn ? [{ term: "Dernier jour d'accès", description: formatDay(member.endsOn) }] : []),
			]}
		/>
	);
}
