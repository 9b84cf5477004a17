import type { SheetStatus } from "#app/domain/action-sheets/types.ts";
import { plusDays } from "#app/domain/kernel/calendar.ts";
import { tellMeeting } from "./meeting-story.ts";
import { tellReferrals } from "./referral-story.ts";
import { type SheetStory, tellSheet } from "./sheet-story.ts";
import type { Stage } from "./stage.ts";
import { discussions } from "./words.ts";
import { closing, opening } from "./year-of-committees.ts";

/** Enough life for every journey to be tried: statuses spread over the programme, pilots, milestones, a committee that met and meets again. */
export function tellLightYear(stage: Stage): void {
	const slugs = [...stage.territory.sheets.keys()];
	// every flagship action, and one in two of the others
	const followed = slugs.filter((slug, index) => stage.sheet(slug).isFlagship || index % 2 === 0);
	for (const [index, slug] of followed.entries()) {
		tellSheet(stage, storyOf(stage, slug, index));
	}
	const [first, second] = slugs as [string, string];
	const meeting = { committee: "insertion", time: "10:00", place: "Salle du conseil", seed: 1 } as const;
	tellMeeting(stage, {
		...meeting,
		title: "Suivi des actions",
		heldIn: -25,
		minutes: "approved",
		points: [
			opening,
			{
				title: "Avancement de l'action",
				sheet: first,
				minutes: discussions[0],
				decision: {
					verb: "validated",
					text: "Le comité valide le calendrier proposé.",
					task: { title: "Transmettre le calendrier détaillé aux partenaires", owner: "pilote", dueIn: 9 },
				},
			},
			closing,
		],
	});
	tellReferrals(stage, { isFull: false });
	tellMeeting(stage, {
		...meeting,
		title: "Suivi des actions",
		heldIn: 15,
		minutes: "none",
		points: [{ title: "Point sur l'action", sheet: second }],
	});
}

const underWay: readonly SheetStatus[] = [
	"in_progress",
	"validated",
	"completed",
	"in_progress",
	"proposed",
	"reviewed",
	"in_progress",
	"on_hold",
	"evaluated",
	"blocked",
];
/** Actions whose document set an end that is long past. */
const over: readonly SheetStatus[] = ["completed", "evaluated", "renewed"];
const pilots = ["pilote", "ccas", "association", "france-services", "cdas", "caf"] as const;
const reasons: Partial<Record<SheetStatus, string>> = {
	on_hold: "Reprise prévue après le recrutement de l'agent chargé du suivi.",
	blocked: "En attente de l'accord d'un partenaire.",
};

/** A flagship action is asked for a full sheet before it is validated, and these are still being written. */
const beingWritten: readonly SheetStatus[] = ["proposed", "reviewed", "draft"];

function storyOf({ sheet, day }: Stage, slug: string, index: number): SheetStory {
	const { endOn, isFlagship } = sheet(slug);
	const isOver = endOn !== null && endOn < plusDays(day(0), -365);
	const statuses = isFlagship ? beingWritten : isOver ? over : underWay;
	const status = statuses[index % statuses.length] as SheetStatus;
	const turn = (index * 37) % 100;
	const isAtWork = status === "in_progress";
	const startsIn = -300 - turn;
	return {
		sheet: slug,
		status,
		since: isAtWork ? startsIn : -20 - turn,
		pilot: pilots[index % pilots.length] as string,
		startsIn: ["proposed", "reviewed", "validated"].includes(status) ? 30 + turn : startsIn,
		endsIn: isAtWork ? 120 - 2 * turn : 365 + turn,
		reason: reasons[status],
		milestones: isAtWork
			? [
					{ title: "Réunir les partenaires concernés", dueIn: startsIn + 60, doneIn: startsIn + 55 },
					{ title: "Préparer le point d'étape du comité", dueIn: (turn % 40) - 10 },
				]
			: [],
	};
}
