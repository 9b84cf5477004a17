import type { ReactNode } from "react";

export interface ListedPerson {
	key?: string;
	name: string;
	href?: string;
	/** « Présidente », « Référente technique ». */
	role?: string;
	organisation?: string;
	/** Mandate dates, presence, a badge. */
	detail?: ReactNode;
}

const initialsOf = (name: string): string => {
	const words = name.split(/[\s-]+/).filter(Boolean);
	return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
};

/** Who is here and in what name: members of a committee, pilots of an action. */
export function PeopleList({ people, layout = "list" }: { people: readonly ListedPerson[]; layout?: "list" | "grid" }) {
	return (
		<ul className={`people people-${layout}`}>
			{people.map((person) => (
				<li key={person.key ?? person.name}>
					<span className="initials" aria-hidden="true">
						{initialsOf(person.name)}
					</span>
					<span className="people-text">
						<span className="people-name">{person.href ? <a href={person.href}>{person.name}</a> : person.name}</span>
						{(person.role || person.organisation) && (
							<span className="people-role">{[person.role, person.organisation].filter(Boolean).join(" · ")}</span>
						)}
						{person.detail && <span className="people-detail">{person.detail}</span>}
					</span>
				</li>
			))}
		</ul>
	);
}
