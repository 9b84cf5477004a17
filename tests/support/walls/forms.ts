/** A form of a page, as a browser would post it untouched but for the fields that it must not leave empty. */
export interface PageForm {
	action: string;
	fields: [string, string][];
	/** Names of the files that it asks for. */
	files: string[];
}

const attribute = (tag: string, name: string): string | undefined => {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
	return found ? text(found[1] ?? "") : undefined;
};
const text = (html: string): string =>
	html.replace(
		/&(amp|quot|lt|gt|#x27|#39);/g,
		(_, name: string) => ({ amp: "&", quot: '"', lt: "<", gt: ">", "#x27": "'", "#39": "'" })[name] ?? "",
	);

/** Something of each kind of field. */
const typed: Record<string, string> = {
	date: "2026-12-15",
	time: "10:00",
	"datetime-local": "2026-12-15T10:00",
	number: "1",
	email: "quelqu.un@exemple.example",
	url: "https://exemple.example/",
	tel: "02 99 00 00 00",
	month: "2026-12",
};

/** Every form that a page posts, once for each of its buttons. */
export function formsOf(page: string, address: string): PageForm[] {
	return [...page.matchAll(/<form\s[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
		const opening = /^<form\s[^>]*>/.exec(form)?.[0] ?? "";
		if (attribute(opening, "method")?.toLowerCase() !== "post") return [];
		const buttons = [...form.matchAll(/<button\s[^>]*>/g)]
			.map(([tag]) => tag)
			.filter((tag) => (attribute(tag, "type") ?? "submit") === "submit");
		return (buttons.length > 0 ? buttons : [""]).map((button) => {
			const name = attribute(button, "name");
			const to = attribute(button, "formAction") ?? attribute(button, "formaction") ?? attribute(opening, "action") ?? address;
			return {
				action: new URL(to || address, `http://localhost${address}`).pathname,
				files: [...form.matchAll(/<input\s[^>]*>/g)].flatMap(([tag]) =>
					attribute(tag, "type") === "file" ? (attribute(tag, "name") ?? []) : [],
				),
				fields: [...fieldsOf(form), ...(name ? [[name, attribute(button, "value") ?? ""] as [string, string]] : [])],
			};
		});
	});
}

function fieldsOf(form: string): [string, string][] {
	const chosen = new Set<string>();
	return [...form.matchAll(/<input\s[^>]*>|<textarea\s[^>]*>([\s\S]*?)<\/textarea>|<select\s[^>]*>([\s\S]*?)<\/select>/g)].flatMap(
		([tag, inner = "", options = ""]): [string, string][] => {
			const opening = /^<\w+\s[^>]*>/.exec(tag)?.[0] ?? "";
			const name = attribute(opening, "name");
			if (!name || attribute(opening, "disabled") !== undefined) return [];
			const isRequired = attribute(opening, "required") !== undefined;
			if (tag.startsWith("<textarea")) return [[name, text(inner).trim() || (isRequired ? "Texte" : "")]];
			if (tag.startsWith("<select")) return [[name, chosenOption(options, isRequired)]];
			const type = attribute(opening, "type") ?? "text";
			const value = attribute(opening, "value") ?? "";
			if (type === "file" || type === "submit") return [];
			if (type === "radio" || type === "checkbox") {
				// the first of each name, so that something is chosen
				if (chosen.has(name)) return [];
				chosen.add(name);
				return [[name, value || "on"]];
			}
			return [[name, value || (isRequired && type !== "hidden" ? (typed[type] ?? "Texte") : "")]];
		},
	);
}

function chosenOption(options: string, isRequired: boolean): string {
	const values = [...options.matchAll(/<option[^>]*>/g)].map(([tag]) => ({
		value: attribute(tag, "value") ?? "",
		isSelected: attribute(tag, "selected") !== undefined,
	}));
	const selected = values.find(({ isSelected }) => isSelected) ?? values[0];
	return selected?.value || (isRequired ? (values.find(({ value }) => value)?.value ?? "") : "");
}
