import { paths } from "#app/paths.ts";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { PeopleList } from "../primitives/people-list.tsx";
import { NextReminderOf } from "../reminders/next-reminder.tsx";
import { mandateDates, mandateTitle, type ShownMandate } from "./mandate-text.ts";

interface CommitteeMembersProps {
	territory: string;
	committee: string;
	members: readonly { name: string; people: readonly ShownMandate[] }[];
	canManage: boolean;
}

/** Who sits in the body today, organisation by organisation. */
export function CommitteeMembers({ territory, committee, members, canManage }: CommitteeMembersProps) {
	return (
		<Section
			title="Membres"
			action={
				canManage && (
					<LinkButton href={paths.newMandate(territory, committee)} size="small" icon="plus">
						Donner un mandat
					</LinkButton>
				)
			}
		>
			{members.length === 0 && <p className="muted">Personne n'a de mandat en cours dans cette instance.</p>}
			{members.map(({ name, people }) => (
				<section key={name} className="people-group">
					<h3>{name}</h3>
					<PeopleList
						layout="grid"
						people={people.map((mandate) => ({
							key: mandate.mandateId,
							name: mandate.displayName,
							role: mandateTitle(mandate),
							detail: (
								<>
									{mandateDates(mandate)}
									{mandate.reminder && (
										<>
											{" · "}
											<NextReminderOf territory={territory} reminder={mandate.reminder} />
										</>
									)}
									{canManage && (
										<>
											{" · "}
											<a
												href={paths.endMandate(territory, committee, mandate.mandateId)}
												aria-label={`Mettre fin au mandat de ${mandate.displayName}`}
											>
												Mettre fin
											</a>
										</>
									)}
								</>
							),
						}))}
					/>
				</section>
			))}
		</Section>
	);
}
