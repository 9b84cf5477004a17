import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CheckboxField } from "./checkbox-field.tsx";
import { CheckboxGroupField } from "./checkbox-group-field.tsx";
import { DateField } from "./date-field.tsx";
import { fieldOf } from "./field.tsx";
import { FormErrorSummary } from "./form-error-summary.tsx";
import { RadioGroupField } from "./radio-group-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextAreaField } from "./text-area-field.tsx";
import { TextField } from "./text-field.tsx";
import { TimeField } from "./time-field.tsx";

const options = [
	{ value: "a", label: "Un" },
	{ value: "b", label: "Deux" },
];
const refused = { ...fieldOf("day", "b", { errors: ["Choisissez un jour."], required: true }) };

const fields = {
	TextField: <TextField field={refused} label="Jour" hint="jj/mm/aaaa" />,
	TextAreaField: <TextAreaField field={refused} label="Jour" hint="jj/mm/aaaa" />,
	SelectField: <SelectField field={refused} label="Jour" hint="jj/mm/aaaa" options={options} />,
	DateField: <DateField field={refused} label="Jour" hint="jj/mm/aaaa" />,
	TimeField: <TimeField field={refused} label="Jour" hint="jj/mm/aaaa" />,
	CheckboxField: <CheckboxField field={refused} label="Jour" hint="jj/mm/aaaa" />,
	RadioGroupField: <RadioGroupField field={refused} label="Jour" hint="jj/mm/aaaa" options={options} />,
	CheckboxGroupField: <CheckboxGroupField field={refused} label="Jour" hint="jj/mm/aaaa" options={options} />,
};

describe.each(Object.entries(fields))("%s", (_, field) => {
	const html = renderToStaticMarkup(field);
	it("is described by its hint and its error, which exist", () => {
		const ids = /aria-describedby="([^"]+)"/.exec(html)?.[1]?.split(" ") ?? [];
		expect(ids).toEqual(["champ-day-aide", "champ-day-erreur"]);
		for (const id of ids) expect(html).toContain(`id="${id}"`);
	});
	it("says that it is wrong, and required in words", () => {
		expect(html).toContain('aria-invalid="true"');
		expect(html).toContain("(obligatoire)");
		expect(html).toContain("Choisissez un jour.");
	});
});

describe("a field without hint or error", () => {
	it("points to nothing", () => {
		expect(renderToStaticMarkup(<TextField field={fieldOf("title")} label="Titre" />)).not.toContain("aria-describedby");
	});
});

describe("what was sent", () => {
	it("comes back, except a password", () => {
		expect(renderToStaticMarkup(<TextField field={fieldOf("title", "Bilan")} label="Titre" />)).toContain('value="Bilan"');
		expect(renderToStaticMarkup(<TextField field={fieldOf("secret", "abc")} label="Mot de passe" type="password" />)).not.toContain("abc");
	});
	it("is chosen again", () => {
		expect(renderToStaticMarkup(<SelectField field={fieldOf("axis", "b")} label="Axe" options={options} />)).toContain(
			'<option value="b" selected="">',
		);
		expect(renderToStaticMarkup(<RadioGroupField field={fieldOf("axis", "b")} label="Axe" options={options} />)).toMatch(
			/checked="" value="b"|value="b" checked=""/,
		);
		expect(
			renderToStaticMarkup(<CheckboxGroupField field={fieldOf("axes", ["a", "b"])} label="Axes" options={options} />).match(/checked=""/g),
		).toHaveLength(2);
	});
});

describe("the summary of errors", () => {
	it("is absent when nothing is wrong", () => {
		expect(renderToStaticMarkup(<FormErrorSummary errors={[]} />)).toBe("");
	});
	it("takes the focus without scripts and leads to the fields", () => {
		const html = renderToStaticMarkup(<FormErrorSummary errors={[{ id: "champ-day", label: "Jour", text: "Choisissez un jour." }]} />);
		expect(html).toContain('autofocus=""');
		expect(html).toContain('href="#champ-day"');
		expect(html).toContain("Une réponse est à corriger");
	});
});
