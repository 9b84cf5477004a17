import { reading } from "#app/domain/kernel/context.server.ts";
import { answerPoll } from "#app/domain/meetings/commands/answer-poll.server.ts";
import { answerProposal } from "#app/domain/meetings/commands/answer-proposal.server.ts";
import { chooseSchoolZone } from "#app/domain/meetings/commands/choose-school-zone.server.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import { createSeries } from "#app/domain/meetings/commands/create-series.server.ts";
import { openPoll } from "#app/domain/meetings/commands/open-poll.server.ts";
import { proposePoint } from "#app/domain/meetings/commands/propose-point.server.ts";
import { getPoll } from "#app/domain/meetings/queries/polls.server.ts";
import type { CommitteeSlug } from "./accounts.ts";
import type { Stage } from "./stage.ts";

const series: Record<CommitteeSlug, { weekday: "2" | "4"; rank: "1" | "2" | "3"; startTime: string; place: string }> = {
	insertion: { weekday: "2", rank: "2", startTime: "14:00", place: "Maison France Services" },
	"education-parentalite": { weekday: "4", rank: "1", startTime: "09:30", place: "Salle du conseil communautaire" },
	gerontologie: { weekday: "2", rank: "3", startTime: "10:00", place: "Salle du conseil communautaire" },
};

/** What the committees prepare: meetings of the months to come, dates asked for, points proposed, one of them confidential. */
export function tellPreparation(stage: Stage): void {
	const { timeline, as, day, instant, committeeId } = stage;
	timeline.at(instant(-20, "09:00"), (now) => chooseSchoolZone(as("cooperation", now), { zone: "B" }));
	for (const [committee, rule] of Object.entries(series) as [CommitteeSlug, (typeof series)[CommitteeSlug]][]) {
		timeline.at(instant(-8, "11:00"), (now) =>
			createSeries(as(`technique-${committee}`, now), {
				...{ committeeId: committeeId(committee), title: "Réunion du comité", unit: "month_weekday", every: 2 },
				...{ ...rule, endTime: null, fromDay: day(60), count: 4, skipsSchoolHolidays: true, skipsPublicHolidays: true },
			}),
		);
	}

	const insertion = committeeId("insertion");
	timeline.at(instant(-6, "10:00"), (now) =>
		createMeeting(as("technique-insertion", now), {
			...{ committeeId: insertion, title: "Bureau du comité insertion", day: day(12), startTime: "09:00", endTime: "10:30" },
			...{ place: "Maison France Services", room: "Salle 2", videoUrl: "https://visio.ccals.example/comite-insertion" },
			points: [
				{ title: "Ordre du jour du prochain comité", durationMinutes: 30, section: "Pour décision" },
				{ title: "Candidatures à la référence technique", durationMinutes: 30, section: "Pour décision", isConfidential: true },
				{ title: "Nouvelles des partenaires", durationMinutes: 15, section: "Pour information" },
			],
		}),
	);
	timeline.at(instant(-5, "09:00"), async (now) => {
		const lead = as("technique-insertion", now);
		const at = (offset: number, startTime: string, endTime: string) => ({ day: day(offset), startTime, endTime });
		const pollId = await openPoll(lead, {
			...{ committeeId: insertion, title: "Rencontre avec les employeurs", place: "Maison France Services", closesOn: day(9) },
			slots: [at(15, "09:30", "11:30"), at(17, "14:00", "16:00"), at(22, "09:30", "11:30")],
		});
		const { slots } = await reading(lead, (tx) => getPoll(tx, lead.actor.territoryId, insertion, pollId));
		for (const [who, said] of [
			["presidence-insertion", ["no", "yes", "if_needed"]],
			["technique-insertion", ["yes", "yes", "no"]],
		] as const) {
			const answers = slots.map(({ id }, index) => ({ slotId: id, answer: said[index] ?? "no" }));
			await answerPoll(as(who, now), { pollId, answers });
		}
	});
	timeline.at(instant(-4, "15:00"), (now) =>
		proposePoint(as("presidence-insertion", now), {
			...{ committeeId: insertion, title: "Transport des stagiaires le mercredi", sheetId: stage.sheet("ccals-6-2").id },
			reason: "La navette ne passe plus le mercredi après-midi : deux formations perdent leurs stagiaires.".replace(" :", "\u00a0:"),
		}),
	);
	timeline.at(instant(-3, "15:00"), async (now) => {
		const lead = as("technique-insertion", now);
		const proposalId = await proposePoint(lead, {
			...{ committeeId: insertion, title: "Forum de l'emploi au printemps", sheetId: null },
			reason: "Faut-il l'organiser avec les communes voisines ?".replace(" ?", "\u00a0?"),
		});
		await answerProposal(lead, {
			...{ proposalId, revision: 1, answer: "postponed" },
			sentence: "Nous en parlerons quand les dates des communes seront connues.",
		});
	});
}
