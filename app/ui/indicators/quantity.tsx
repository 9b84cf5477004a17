import type { EnteredMeasurement } from "#app/domain/indicators/types.ts";
import { formatNumber } from "../format.ts";

interface Measured {
	unit: string;
	scale: readonly string[];
}

/** « 1 890 demandes », the number and its unit kept on one line when the unit is short; or the level's name. */
export const quantity = (value: number, { unit, scale }: Measured): string =>
	scale[value - 1] ?? `${formatNumber(value, 4)}${unit.length <= 14 ? "\u00a0" : " "}${unit}`;

/** A value with its unit, or why there is none. */
export function ValueText({
	measurement: { value, unavailableReason },
	of,
}: {
	measurement: Pick<EnteredMeasurement, "value" | "unavailableReason">;
	of: Measured;
}) {
	if (value === null) return <>Non disponible : {unavailableReason}</>;
	return <strong>{quantity(value, of)}</strong>;
}
