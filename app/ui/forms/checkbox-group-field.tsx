import { GroupFrame, initialListOf } from "./field.tsx";
import { type GroupProps, Options } from "./options.tsx";

/** Any number of choices among a few. Each checked value is sent under the same name. */
export function CheckboxGroupField({
	field,
	label,
	hint,
	options,
	layout = "column",
	defaultValue,
}: GroupProps & { defaultValue?: readonly string[] }) {
	const chosen = initialListOf(field, defaultValue);
	return (
		<GroupFrame field={field} label={label} hint={hint}>
			<Options type="checkbox" field={field} options={options} layout={layout} isChosen={(value) => chosen.includes(value)} />
		</GroupFrame>
	);
}
