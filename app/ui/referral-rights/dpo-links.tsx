import { paths } from "#app/paths.ts";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";

/** The three registers of the data protection officer, from any of them. */
export function DpoLinks({ territory, here }: { territory: string; here: "access" | "requests" | "eliminations" }) {
	const places = [
		["access", "Qui a vu quoi", paths.accessRegister(territory)],
		["requests", "Droits des personnes", paths.rightsRequests(territory)],
		["eliminations", "Éliminations", paths.eliminations(territory)],
	] as const;
	return (
		<ButtonRow>
			{places
				.filter(([name]) => name !== here)
				.map(([name, label, href]) => (
					<LinkButton key={name} href={href} variant="quiet">
						{label}
					</LinkButton>
				))}
		</ButtonRow>
	);
}
