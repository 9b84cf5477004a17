/** When a recurring job runs: at a time of day, or all day long every so many minutes. */
export type Recurrence = { time: `${number}:${number}`; days: "every" | "working" } | { everyMinutes: 5 | 10 | 15 | 30 };

/** When the recurring jobs run, in Europe/Paris: registered by the workers, shown to stewards. */
export const timetable: readonly ({ job: string } & Recurrence)[] = [
	{ job: "archive-referrals", time: "02:45", days: "every" },
	{ job: "purge-expired", time: "03:30", days: "every" },
	{ job: "sweep-silent-minutes", time: "04:00", days: "every" },
	{ job: "sweep-reminders", time: "07:00", days: "every" },
	{ job: "sweep-convocations", time: "07:15", days: "every" },
	{ job: "sweep-referrals", time: "07:20", days: "working" },
	{ job: "sweep-digests", everyMinutes: 15 },
	{ job: "sweep-notices", everyMinutes: 5 },
];
