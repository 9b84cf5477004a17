import { letterKinds } from "#app/domain/convocations/types.ts";
import { convocationEmail } from "../convocation.ts";
import { byName, committeeName, displayName, href, long, territoryName } from "./facts.ts";
import { sample } from "./sample.ts";

const meeting = {
	name: displayName,
	territoryName,
	committeeName,
	title: "Comité insertion de décembre",
	startsAt: new Date("2026-12-08T13:00:00Z"),
	endsAt: new Date("2026-12-08T15:00:00Z"),
	place: "Salle du conseil",
	room: "Premier étage",
	videoUrl: null,
	message: "Le budget sera présenté en séance.",
	sentByName: byName,
	points: [
		{ title: "Suites de la dernière réunion", durationMinutes: 15 },
		{ title: "Permanences de l’hiver", durationMinutes: null },
	],
	papers: [{ name: "Bilan des permanences.pdf", url: null, pointTitle: "Permanences de l’hiver" }],
	isGuest: false,
	answerHref: "https://maillage.exemple.fr/convocation/secret",
	meetingHref: href,
};
const labels = {
	notice: "Convocation",
	update: "Réunion modifiée",
	chase: "Convocation sans réponse",
	reminder: "Rappel de réunion",
	cancellation: "Réunion annulée",
};

export const meetingSamples = [
	...letterKinds.map((kind) => sample(`convocation-${kind}`, labels[kind], () => convocationEmail({ ...meeting, kind }))),
	sample("convocation-invite", "Convocation d'une personne invitée, sans rien de facultatif", () =>
		convocationEmail({
			...meeting,
			kind: "notice",
			isGuest: true,
			endsAt: null,
			place: null,
			room: null,
			message: null,
			points: [],
			papers: [],
		}),
	),
	sample("convocation-longue", "Convocation aux noms longs", () =>
		convocationEmail({
			...meeting,
			kind: "notice",
			name: long.displayName,
			territoryName: long.territoryName,
			committeeName: long.committeeName,
			title: long.title,
			videoUrl: long.url,
			message: `Merci de lire ${long.url} avant la réunion.\nÀ bientôt.`,
			points: [...meeting.points, { title: long.sheet, durationMinutes: 30 }],
			papers: [{ name: "diagnostic_intercommunal_de_la_petite_enfance_version_definitive.pdf", url: long.url, pointTitle: long.sheet }],
		}),
	),
];
