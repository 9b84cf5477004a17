/** « Objet – Territoire – Maillage »: the territory is read from the frame around the page. For a route's `meta`. */
export function pageTitle(matches: readonly { id: string; data?: unknown }[], subject: string | undefined): [{ title: string }] {
	const root = matches.find(({ id }) => id === "root")?.data as { shell?: { territory?: { name: string } } | null } | undefined;
	return [{ title: [subject ?? "Page introuvable", root?.shell?.territory?.name, "Maillage"].filter(Boolean).join(" – ") }];
}
