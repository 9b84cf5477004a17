import type { ReactNode } from "react";

const layouts = { column: "field-stack", row: "field-row", pairs: "field-row field-pairs" };

/** Fields that go together under one legend: an address, a period. "row" sets short fields side by side, "pairs" longer ones by two. */
export function FormGroup({
	legend,
	hint,
	layout = "column",
	children,
}: {
	legend: string;
	hint?: ReactNode;
	layout?: "column" | "row" | "pairs";
	children: ReactNode;
}) {
	return (
		<fieldset className="form-group">
			<legend>{legend}</legend>
			{hint && <p className="hint">{hint}</p>}
			<div className={layouts[layout]}>{children}</div>
		</fieldset>
	);
}

/** Short fields side by side on wide screens, without a legend. */
export function FieldRow({ children }: { children: ReactNode }) {
	return <div className="field-row">{children}</div>;
}
