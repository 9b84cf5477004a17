import { paths } from "#app/paths.ts";
import { Button } from "../primitives/button.tsx";
import { addressOf, type Place } from "./place.ts";

/** Begins the minutes from the agenda, then opens the editor. */
export function StartMinutes({ place }: { place: Place }) {
	return (
		<form method="post" action={paths.minutesDraft(...addressOf(place))}>
			<input type="hidden" name="intent" value="start" />
			<Button icon="edit">Commencer le compte rendu</Button>
		</form>
	);
}
