import { paths } from "#app/paths.ts";

const rooms = {
	missions: { label: "Répartition des missions", href: paths.missions },
	sessions: { label: "Permanences", href: paths.dropInSessions },
	counts: { label: "Orientations en chiffres", href: paths.referralCounts },
	agents: { label: "Agents", href: paths.referralAgents },
};

interface RoomsProps {
	territory: string;
	current?: keyof typeof rooms;
	/** A manager has one room more. */
	isManager?: boolean;
}

/** The pages about referrals that every member of the territory reads. */
export function Rooms({ territory, current, isManager = false }: RoomsProps) {
	const open = Object.entries(rooms).filter(([key]) => key !== "agents" || isManager);
	return (
		<nav className="view-switch screen-only" aria-label="Autour des orientations">
			<ul>
				{open.map(([key, { label, href }]) => (
					<li key={key}>
						<a href={href(territory)} aria-current={key === current ? "page" : undefined}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
