import type { HocuspocusProvider } from "@hocuspocus/provider";
import { useEffect, useRef, useState } from "react";

export interface Present {
	name: string;
	color: string;
}

const isColour = (value: unknown): value is string => typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value);

/** Who has the text open, each once, however many windows they have. */
export function usePresence(provider: HocuspocusProvider): Present[] {
	const [people, setPeople] = useState<Present[]>([]);
	useEffect(() => {
		const { awareness } = provider;
		if (!awareness) return;
		const read = () => {
			const found = new Map<string, Present>();
			for (const [client, { user }] of awareness.getStates()) {
				if (client === awareness.clientID || typeof user?.name !== "string" || !isColour(user.color)) continue;
				found.set(user.name, { name: user.name, color: user.color });
			}
			const next = [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "fr"));
			setPeople((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
		};
		awareness.on("change", read);
		read();
		return () => awareness.off("change", read);
	}, [provider]);
	return people;
}

/** Names first: colours only help to find their cursors. */
export function PresenceList({ people }: { people: readonly Present[] }) {
	return (
		<ul className="presence" aria-label="Personnes présentes dans ce texte">
			<li className="presence-person">Vous</li>
			{people.map((person) => (
				<li key={person.name} className="presence-person">
					<Dot color={person.color} />
					{person.name}
				</li>
			))}
		</ul>
	);
}

/** Set on the element: the security policy takes no style attribute. */
function Dot({ color }: { color: string }) {
	const dot = useRef<HTMLSpanElement>(null);
	useEffect(() => dot.current?.style.setProperty("background-color", color), [color]);
	return <span ref={dot} className="presence-dot" aria-hidden="true" />;
}

/** Someone's cursor, with their name; not read aloud in the middle of a sentence. */
export function renderCaret({ name, color }: Record<string, string>): HTMLElement {
	const caret = document.createElement("span");
	caret.className = "caret";
	caret.setAttribute("aria-hidden", "true");
	const label = document.createElement("span");
	label.className = "caret-name";
	label.textContent = name ?? "";
	if (isColour(color)) {
		caret.style.setProperty("border-color", color);
		label.style.setProperty("background-color", color);
	}
	caret.append(label);
	return caret;
}

/** ProseMirror sets it through the element's own style object, as the policy allows. */
export const renderSelection = ({ color }: Record<string, string>) => ({
	class: "caret-selection",
	...(isColour(color) && { style: `background-color: ${color}44` }),
});
