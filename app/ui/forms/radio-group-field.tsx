import { GroupFrame, initialTextOf } from "./field.tsx";
import { type GroupProps, Options } from "./options.tsx";

/** One choice among a few, all visible. */
export function RadioGroupField({ field, label, hint, options, layout = "column", defaultValue }: GroupProps & { defaultValue?: string }) {
	const chosen = initialTextOf(field, defaultValue);
	return (
		<GroupFrame role="radiogroup" field={field} label={label} hint={hint}>
			<Options type="radio" field={field} options={options} layout={layout} isChosen={(value) => value === chosen} />
		</GroupFrame>
	);
}
