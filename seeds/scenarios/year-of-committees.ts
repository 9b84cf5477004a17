import type { CommitteeSlug } from "./accounts.ts";
import type { MeetingStory, PointStory } from "./meeting-story.ts";
import { discussions, meetingTitles, rulings } from "./words.ts";

interface CommitteeYear {
	committee: CommitteeSlug;
	/** Sheets in the order in which meetings take them up, two by two. */
	sheets: readonly string[];
	/** Past meetings whose minutes are approved, in days from today, oldest first. */
	approved: readonly number[];
	/** Who is given tasks, in turn. */
	owners: readonly string[];
	place: string;
	time: string;
	/** When the tasks of the last approved meeting are due; those before were due 45 days after their meeting. */
	lastTasksDueIn: readonly [number, number];
}

/** One task in six was never done: these are late. */
const isForgotten = (seed: number) => seed % 6 === 4;

/** The approved meetings of a committee: two sheets on each agenda, a decision on each, tasks done, late or due soon. */
export function pastMeetings({ committee, sheets, approved, owners, place, time, lastTasksDueIn }: CommitteeYear): MeetingStory[] {
	return approved.map((heldIn, rank) => {
		const isLast = rank === approved.length - 1;
		const pointOn = (half: 0 | 1): PointStory => {
			const seed = rank * 2 + half;
			const ruling = rulings[(seed + 2) % rulings.length] as (typeof rulings)[number];
			const dueIn = isLast ? lastTasksDueIn[half] : heldIn + 45;
			const isDone = !isLast && dueIn < 0 && !isForgotten(seed);
			const task = ruling.task && {
				title: ruling.task,
				owner: owners[seed % owners.length] as string,
				dueIn,
				doneIn: isDone ? dueIn - 4 : undefined,
			};
			return {
				title: half === 0 ? "Avancement de l'action" : "Point sur l'action et suites à donner",
				sheet: sheets[seed % sheets.length],
				minutes: discussions[seed % discussions.length],
				decision: { verb: ruling.verb, text: ruling.text, task: task || undefined },
			};
		};
		return {
			committee,
			title: meetingTitles[rank % meetingTitles.length] as string,
			heldIn,
			time,
			place,
			seed: rank + committee.length,
			minutes: "approved",
			minutesAfter: 5 + (rank % 3),
			points: [opening, pointOn(0), pointOn(1), closing],
		};
	});
}

export const opening: PointStory = {
	title: "Suites de la réunion précédente",
	minutes: ["Les suites données aux décisions précédentes sont passées en revue."],
};
export const closing: PointStory = { title: "Questions diverses", minutes: ["Aucune question supplémentaire n'est soulevée."] };
