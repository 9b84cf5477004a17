import { grantMandate } from "#app/domain/committees/commands/grant-mandate.server.ts";
import { type MeetingStory, tellMeeting } from "./meeting-story.ts";
import type { MilestoneStory, SheetStory } from "./sheet-story.ts";
import { tellSheet } from "./sheet-story.ts";
import type { Stage } from "./stage.ts";
import { discussions } from "./words.ts";
import { closing, opening, pastMeetings } from "./year-of-committees.ts";

/** CCALS around today: three committees at work for a year, sheets in every status, figures of three years. */
export function tellFullYear(stage: Stage): void {
	for (const sheet of sheets) tellSheet(stage, sheet);
	stage.timeline.at(stage.instant(-12), (now) =>
		grantMandate(stage.as("cooperation", now), {
			committeeId: stage.committeeId("gerontologie"),
			personId: stage.person("presidence-education-parentalite").personId,
			role: "substitute",
			startsOn: stage.day(-10),
			endsOn: stage.day(20),
		}),
	);
	for (const meeting of [...past, ...recent, ...toCome]) tellMeeting(stage, meeting);
}

/** Begun `since` days ago: first steps done, one late unless told otherwise, one next week, one to come. */
const steps = (since: number, { lateBy = 0, nextIn = 7 } = {}): MilestoneStory[] => [
	{ title: "Réunir les partenaires concernés", dueIn: since + 60, doneIn: since + 52 },
	{ title: "Recenser l'existant et les besoins", dueIn: since + 150, doneIn: since + 161 },
	...(lateBy > 0 ? [{ title: "Formaliser les engagements de chacun", dueIn: -lateBy }] : []),
	{ title: "Préparer le point d'étape du comité", dueIn: nextIn },
	{ title: "Dresser le bilan intermédiaire", dueIn: nextIn + 90 },
];

const sheets: SheetStory[] = [
	{
		sheet: "ccals-1-1",
		status: "in_progress",
		since: -820,
		pilot: "technique-education-parentalite",
		startsIn: -820,
		endsIn: 240,
		milestones: steps(-820, { lateBy: 18, nextIn: 7 }),
		indicators: [
			{
				label: "Places d'accueil collectif ouvertes",
				type: "output",
				unit: "places",
				baseline: 58,
				values: [58, 64, 64, 70, 76, 76, 82],
				target: 100,
			},
			{ label: "Taux d'occupation des places", type: "outcome", unit: "%", baseline: 71, values: [73, 76, 79], target: 85 },
		],
	},
	{
		sheet: "ccals-1-2",
		status: "completed",
		since: -60,
		pilot: "pilote",
		startsIn: -500,
		endsIn: -65,
		milestones: [
			{ title: "Réunir les partenaires concernés", dueIn: -440, doneIn: -445 },
			{ title: "Ouvrir l'accueil", dueIn: -80, doneIn: -74 },
		],
		indicators: [
			{
				label: "Enfants inscrits à l'accueil de loisirs",
				type: "output",
				unit: "enfants",
				baseline: 210,
				values: [224, 251, 287],
				target: 280,
			},
		],
	},
	{
		sheet: "ccals-1-3",
		status: "blocked",
		since: -25,
		pilot: "pilote",
		startsIn: -220,
		endsIn: 120,
		reason: "Le local pressenti n'est plus disponible ; une autre implantation est recherchée.",
		milestones: steps(-220, { lateBy: 9, nextIn: 30 }),
	},
	{
		sheet: "ccals-2-1",
		status: "in_progress",
		since: -780,
		pilot: "caf",
		startsIn: -780,
		endsIn: -20,
		milestones: steps(-780, { lateBy: 34, nextIn: 7 }),
		indicators: [
			{
				label: "Familles orientées par un partenaire",
				type: "output",
				unit: "familles",
				baseline: 41,
				values: [44, 52, 59, 61, 70, 78, 84],
				target: 120,
			},
			{ label: "Familles accompagnées qui ouvrent un droit", type: "outcome", unit: "%", baseline: 28, values: [31, null, 39], target: 50 },
		],
	},
	{ sheet: "ccals-2-2", status: "evaluated", since: -45, pilot: "pilote", startsIn: -400, endsIn: -100 },
	{
		sheet: "ccals-2-3",
		status: "merged",
		since: -40,
		pilot: "caf",
		startsIn: -400,
		endsIn: -90,
		reason: "La communication est désormais portée par l'action 2.1.",
	},
	{ sheet: "ccals-3-1", status: "reviewed", since: -30, pilot: "technique-education-parentalite", endsIn: 400 },
	{
		sheet: "ccals-4-1",
		status: "in_progress",
		since: -640,
		pilot: "technique-education-parentalite",
		startsIn: -640,
		endsIn: 150,
		milestones: steps(-640, { nextIn: 12 }),
		indicators: [
			{
				label: "Professionnels présents aux rencontres du réseau",
				type: "output",
				unit: "personnes",
				baseline: 12,
				values: [15, 22, 24, 31, 30, 37, 41],
				target: 45,
			},
		],
	},
	{ sheet: "ccals-4-2", status: "draft", since: -15, pilot: "pilote" },
	{
		sheet: "ccals-4-3",
		status: "validated",
		since: -20,
		pilot: "pilote",
		startsIn: 20,
		endsIn: 300,
		milestones: [{ title: "Signer la convention de permanence", dueIn: 40 }],
	},
	{
		sheet: "ccals-5-1",
		status: "in_progress",
		since: -800,
		pilot: "france-services",
		startsIn: -800,
		endsIn: 200,
		milestones: steps(-800, { nextIn: 7 }),
		indicators: [
			{
				label: "Demandes accompagnées",
				type: "output",
				unit: "demandes",
				baseline: 930,
				values: [1020, 1140, 1310, 1480, 1620, 1755, 1890],
				target: 2000,
			},
			{ label: "Demandes résolues au premier accueil", type: "outcome", unit: "%", baseline: 62, values: [66, 71, 74], target: 80 },
		],
	},
	{
		sheet: "ccals-5-2",
		status: "on_hold",
		since: -50,
		pilot: "ccas",
		startsIn: -260,
		endsIn: 180,
		reason: "Reprise prévue après le recrutement de l'agent chargé du suivi.",
		milestones: steps(-260, { nextIn: 60 }),
	},
	{
		sheet: "ccals-5-3",
		status: "in_progress",
		since: -560,
		pilot: "technique-insertion",
		startsIn: -560,
		endsIn: 45,
		milestones: steps(-560, { lateBy: 6, nextIn: 3 }),
		indicators: [
			{ label: "Situations suivies en commun", type: "outcome", unit: "situations", baseline: 18, values: [23, 34, 47], target: 60 },
		],
	},
	{ sheet: "ccals-6-1", status: "proposed", since: -10, pilot: "association", endsIn: 365 },
	{
		sheet: "ccals-6-2",
		status: "in_progress",
		since: -380,
		pilot: "pilote",
		startsIn: -380,
		endsIn: -35,
		milestones: steps(-380, { lateBy: 48, nextIn: 7 }),
		indicators: [
			{ label: "Personnes entrées dans un parcours", type: "outcome", unit: "personnes", baseline: 26, values: [29, 38, 44], target: 60 },
		],
	},
	{
		sheet: "ccals-6-3",
		status: "completed",
		since: -90,
		pilot: "cdas",
		startsIn: -520,
		endsIn: -95,
		milestones: [{ title: "Tenir le forum de l'emploi", dueIn: -130, doneIn: -131 }],
	},
	{
		sheet: "ccals-7-1",
		status: "in_progress",
		since: -460,
		pilot: "association",
		startsIn: -460,
		endsIn: 90,
		milestones: steps(-460, { lateBy: 12, nextIn: 5 }),
		indicators: [
			{
				label: "Personnes isolées visitées",
				type: "outcome",
				unit: "personnes",
				baseline: 14,
				values: [17, 25, 31, 38, 42, 51, 57],
				target: 70,
			},
			{ label: "Bénévoles actifs", type: "input", unit: "bénévoles", baseline: 9, values: [11, 16, 21], target: 25 },
		],
	},
	{ sheet: "ccals-7-2", status: "renewed", since: -35, pilot: "technique-gerontologie", startsIn: -480, endsIn: -120 },
	{
		sheet: "ccals-7-3",
		status: "validated",
		since: -18,
		pilot: "association",
		startsIn: 30,
		endsIn: 330,
		milestones: [{ title: "Rencontrer chaque club", dueIn: 60 }],
	},
	{ sheet: "ccals-8-1", status: "dropped", since: -55, pilot: "ccas", startsIn: -430, endsIn: -110 },
	{
		sheet: "ccals-8-2",
		status: "abandoned",
		since: -70,
		pilot: "ccas",
		endsIn: -10,
		reason: "Le besoin est couvert par un dispositif existant.",
	},
	{
		sheet: "ccals-8-3",
		status: "in_progress",
		since: -300,
		pilot: "technique-gerontologie",
		startsIn: -300,
		endsIn: 60,
		milestones: steps(-300, { nextIn: 7 }),
		indicators: [
			{
				label: "Participants aux temps d'information",
				type: "output",
				unit: "personnes",
				baseline: 70,
				values: [84, 96, 131],
				target: 150,
			},
		],
	},
];

const past: MeetingStory[] = [
	...pastMeetings({
		committee: "insertion",
		sheets: ["ccals-5-1", "ccals-6-2", "ccals-5-3", "ccals-6-3", "ccals-5-2", "ccals-6-1"],
		approved: [-342, -283, -222, -160, -101, -48],
		owners: ["technique-insertion", "association", "ccas", "cdas", "pilote", "france-services"],
		place: "Maison France Services",
		time: "14:00",
		lastTasksDueIn: [7, 2],
	}),
	...pastMeetings({
		committee: "education-parentalite",
		sheets: ["ccals-1-1", "ccals-2-1", "ccals-4-1", "ccals-1-2", "ccals-1-3", "ccals-4-3"],
		approved: [-330, -271, -210, -149, -88, -30],
		owners: ["pilote", "caf", "technique-education-parentalite", "cdas"],
		place: "Salle du conseil communautaire",
		time: "09:30",
		lastTasksDueIn: [7, 25],
	}),
	...pastMeetings({
		committee: "gerontologie",
		sheets: ["ccals-7-1", "ccals-8-3", "ccals-7-2", "ccals-8-1", "ccals-7-3", "ccals-8-2"],
		approved: [-351, -290, -231, -170, -109, -52],
		owners: ["association", "ccas", "technique-gerontologie", "france-services"],
		place: "Salle du conseil communautaire",
		time: "10:00",
		lastTasksDueIn: [-6, 14],
	}),
];

/** The last meetings, each at another step of its minutes. */
const recent: MeetingStory[] = [
	{
		committee: "insertion",
		title: "Coordination des parcours",
		heldIn: -12,
		time: "14:00",
		place: "Maison France Services",
		seed: 4,
		minutes: "submitted",
		points: [
			opening,
			{
				title: "Coordination des accompagnements",
				sheet: "ccals-5-3",
				minutes: discussions[1],
				decision: {
					verb: "validated",
					text: "Le comité valide une rencontre mensuelle entre les accompagnants.",
					task: { title: "Proposer le calendrier des rencontres mensuelles", owner: "technique-insertion", dueIn: 18 },
				},
			},
			{
				title: "Retour vers l'emploi",
				sheet: "ccals-6-2",
				minutes: discussions[3],
				decision: {
					verb: "validated_with_changes",
					text: "Le comité valide le parcours proposé, en y ajoutant une visite d'entreprise.",
					task: { title: "Organiser une visite d'entreprise", owner: "pilote", dueIn: 40 },
				},
			},
			closing,
		],
	},
	{
		committee: "education-parentalite",
		title: "Accueil des jeunes enfants",
		heldIn: -6,
		time: "09:30",
		place: "Salle du conseil communautaire",
		seed: 2,
		minutes: "draft",
		points: [
			opening,
			{ title: "Ouverture des places", sheet: "ccals-1-1", minutes: discussions[0] },
			{ title: "Repérage des familles", sheet: "ccals-2-1" },
		],
	},
	{
		committee: "gerontologie",
		title: "Lien social et isolement",
		heldIn: -9,
		time: "10:00",
		place: "Salle du conseil communautaire",
		seed: 3,
		minutes: "changes_requested",
		minutesAfter: 5,
		remark: "Merci de préciser qui relaie l'information auprès des communes, et de dater le point d'étape.",
		points: [
			opening,
			{
				title: "Visites à domicile",
				sheet: "ccals-7-1",
				minutes: discussions[2],
				decision: {
					verb: "validated",
					text: "Le comité valide l'extension des visites à domicile.",
					task: { title: "Relayer l'appel aux bénévoles", owner: "association", dueIn: 30 },
				},
			},
			closing,
		],
	},
];

const toCome: MeetingStory[] = [
	// its lead still has to prepare it
	{
		committee: "insertion",
		title: "Réunion du comité insertion",
		heldIn: 1,
		time: "14:00",
		place: "Maison France Services",
		seed: 0,
		minutes: "none",
		points: [{ title: "Suites de la réunion précédente" }],
	},
	{
		committee: "education-parentalite",
		title: "Suivi des actions",
		heldIn: 21,
		time: "09:30",
		place: "Salle du conseil communautaire",
		seed: 0,
		minutes: "none",
		points: [{ title: "Avancement du réseau", sheet: "ccals-4-1" }],
	},
	{
		committee: "gerontologie",
		title: "Suivi des actions",
		heldIn: 35,
		time: "10:00",
		place: "Salle du conseil communautaire",
		seed: 0,
		minutes: "none",
		points: [{ title: "Parcours résidentiels", sheet: "ccals-8-3" }],
	},
];
