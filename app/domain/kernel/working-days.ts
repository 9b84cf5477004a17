import { type Day, plusDays } from "./calendar.ts";
import { type Department, publicHolidayOn } from "./public-holidays.ts";

/** Monday to Friday, public holidays of the département left out. */
export function isWorkingDay(day: Day, department: Department = null): boolean {
	const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
	return weekday !== 0 && weekday !== 6 && publicHolidayOn(day, department) === undefined;
}

/** The day that is so many working days after another, which itself does not count: none leaves the day as it is. */
export function plusWorkingDays(day: Day, count: number, department: Department = null): Day {
	let reached = day;
	for (let left = count; left > 0; ) {
		reached = plusDays(reached, 1);
		if (isWorkingDay(reached, department)) left -= 1;
	}
	return reached;
}

/** Working days from one day, left out, to another, counted in: what `plusWorkingDays` adds. None when the second is not later. */
export function workingDaysBetween(from: Day, to: Day, department: Department = null): number {
	let found = 0;
	for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isWorkingDay(day, department)) found += 1;
	return found;
}
