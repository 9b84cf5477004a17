import type { Doc, DocNode } from "../minutes/types.ts";
import type { Edition } from "./types.ts";

/**
 * The public cut, out of the partners': people who came in the course of their work did not agree to be published, so that organisations
 * stand for them in the attendance, the owners of tasks and the mentions. Who approved acts in a public office and is named.
 */
export function asPublic(edition: Edition, organisationOf: (personId: string) => string | null): Edition {
	const seen = new Set<string>();
	const attendance = edition.attendance.flatMap(({ organisation, status }) => {
		const key = `${organisation} ${status}`;
		if (seen.has(key)) return [];
		seen.add(key);
		return [{ name: null, organisation, status }];
	});
	return {
		...edition,
		cut: "public",
		attendance,
		doc: withoutMentions(edition.doc, organisationOf) as Doc,
		people: edition.people.map(({ id }) => ({ id, name: organisationOf(id) ?? "à préciser" })),
		writing: edition.writing && { ...edition.writing, byName: null },
		mailing: edition.mailing && { ...edition.mailing, byName: null },
	};
}

function withoutMentions(node: DocNode, organisationOf: (personId: string) => string | null): DocNode {
	if (node.type === "mention") return { type: "text", text: organisationOf(String(node.attrs?.personId)) ?? "une personne" };
	return node.content ? { ...node, content: node.content.map((child) => withoutMentions(child, organisationOf)) } : node;
}

/** People that a text names by their id, in its records or in its sentences. */
export function peopleIn(node: DocNode): string[] {
	const own = [node.attrs?.ownerId, node.attrs?.personId].filter((id): id is string => typeof id === "string");
	return [...new Set([...own, ...(node.content ?? []).flatMap(peopleIn)])];
}

export function sheetsIn(node: DocNode): string[] {
	const own = typeof node.attrs?.sheetId === "string" ? [node.attrs.sheetId] : [];
	return [...new Set([...own, ...(node.content ?? []).flatMap(sheetsIn)])];
}
