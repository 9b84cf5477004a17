import type { MeetingStory } from "./meeting-story.ts";
import { discussions } from "./words.ts";
import { closing, opening, pastMeetings } from "./year-of-committees.ts";

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

/** A year of the three committees, and what their agendas hold next. */
export const ccalsMeetings: readonly MeetingStory[] = [...past, ...recent, ...toCome];
