import { expect, it } from "vitest";
import { zoneOf, zones } from "./zones.ts";

it.each([
	[null, "Europe/Paris", "12:00"],
	["2A", "Europe/Paris", "12:00"],
	["971", "America/Guadeloupe", "07:00"],
	["972", "America/Martinique", "07:00"],
	["973", "America/Cayenne", "08:00"],
	["974", "Indian/Reunion", "15:00"],
	["975", "America/Miquelon", "08:00"],
	["976", "Indian/Mayotte", "14:00"],
	["977", "America/Guadeloupe", "07:00"],
	["978", "America/Guadeloupe", "07:00"],
	["986", "Pacific/Wallis", "23:00"],
	["987", "Pacific/Tahiti", "01:00"],
	["988", "Pacific/Noumea", "22:00"],
])("in %s clocks are those of %s: %s at noon in Paris, in winter", (department, zone, time) => {
	expect(zoneOf(department)).toBe(zone);
	const clock = new Intl.DateTimeFormat("fr-FR", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
	expect(clock.format(new Date("2026-12-01T11:00:00Z"))).toBe(time);
});

it("has a zone for every one that a person may choose", () => {
	const codes = ["75", "971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988"];
	expect(new Set(codes.map(zoneOf))).toEqual(new Set(zones));
});
