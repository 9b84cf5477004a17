/** What each break of the journal's chain means, for the operator who asked for the verification. */
export const auditSentences: Record<string, string> = {
	"audit.missing": "le journal de ce territoire a disparu.",
	"audit.head-missing": "la tête de la chaîne a disparu.",
	"audit.truncated": "la fin du journal manque.",
	"audit.gap": "une écriture manque.",
	"audit.link-broken": "une écriture ne suit plus la précédente.",
	"audit.entry-altered": "une écriture a été modifiée.",
	"audit.head-altered": "la tête de la chaîne ne correspond plus à la dernière écriture.",
	"audit.minutes-missing": "un compte rendu approuvé a disparu.",
	"audit.minutes-altered": "le texte d'un compte rendu approuvé a été modifié.",
	"audit.minutes-unrecorded": "un compte rendu est marqué approuvé sans que le journal le dise.",
};

/** Looks up the name behind one of a fact's fields: « le comité insertion », or that it no longer exists. */
type Named = (field: string) => string;
type Told = (named: Named, payload: Record<string, unknown>) => string;

const agendaChanges: Record<string, string> = { added: "ajouté", edited: "modifié", moved: "déplacé", removed: "retiré" };

/** A fact of the journal as the end of a sentence that begins with who did it. */
const facts: Record<string, Told> = {
	"territory.created": () => "a créé le territoire",
	"organisation.added": (named) => `a ajouté l'organisation ${named("organisationId")}`,
	"member.added": (named) => `a ajouté ${named("personId")} aux membres, au titre de ${named("organisationId")}`,
	"member.changed": (named) => `a changé le rôle ou l'organisation de ${named("personId")}`,
	"member.ended": (named, { endsOn }) => `a fixé au ${frenchDay(endsOn)} la fin de l'accès de ${named("personId")}`,
	"invitation.requested": (named) => `a envoyé une invitation à ${named("personId")}`,
	"invitation.redeemed": () => "a accepté son invitation",
	"committee.created": (named) => `a créé l'instance ${named("committeeId")}`,
	"mandate.granted": (named) => `a donné à ${named("personId")} un mandat dans l'instance ${named("committeeId")}`,
	"mandate.ended": (named, { endsOn }) => `a fixé au ${frenchDay(endsOn)} la fin d'un mandat dans l'instance ${named("committeeId")}`,
	"programme.created": (named) => `a créé le programme ${named("programmeId")}`,
	"sheets.loaded": (_, { sheetIds }) => `a chargé ${Array.isArray(sheetIds) ? sheetIds.length : 0} fiches actions`,
	"sheet.created": (named) => `a créé la fiche ${named("sheetId")}`,
	"sheet.edited": (named) => `a modifié la fiche ${named("sheetId")}`,
	"sheet.status-changed": (named) => `a changé le statut de la fiche ${named("sheetId")}`,
	"milestone.added": (named) => `a ajouté un jalon à la fiche ${named("sheetId")}`,
	"milestone.edited": (named) => `a modifié un jalon de la fiche ${named("sheetId")}`,
	"milestone.completed": (named) => `a marqué fait un jalon de la fiche ${named("sheetId")}`,
	"milestone.reopened": (named) => `a rouvert un jalon de la fiche ${named("sheetId")}`,
	"indicator.added": (named) => `a ajouté un indicateur à la fiche ${named("sheetId")}`,
	"indicator.edited": (named) => `a modifié un indicateur de la fiche ${named("sheetId")}`,
	"measurement.recorded": (named) => `a saisi une valeur d'indicateur de la fiche ${named("sheetId")}`,
	"measurement.corrected": (named) => `a corrigé une valeur d'indicateur de la fiche ${named("sheetId")}`,
	"meeting.created": (named) => `a programmé la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.edited": (named) => `a modifié la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.cancelled": (named) => `a annulé la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.held": (named) => `a déclaré tenue la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.attendance-recorded": (named) =>
		`a noté les présences de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.agenda-changed": (named, { change }) =>
		`a ${agendaChanges[String(change)] ?? "modifié"} un point de l'ordre du jour de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.started": (named) => `a commencé le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.saved": (named) => `a enregistré le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.submitted": (named) => `a soumis le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.changes-requested": (named) =>
		`a demandé des modifications au compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.approved": (named) => `a approuvé le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"task.completed": (named) => `a marqué faite la suite à donner ${named("taskId")}`,
	"task.reopened": (named) => `a rouvert la suite à donner ${named("taskId")}`,
	"dead-job.replayed": () => "a relancé un envoi qui n'avait pas abouti",
	"dead-job.discarded": () => "a abandonné un envoi qui n'avait pas abouti",
};

/** Events of accounts, which no territory's journal holds. */
export const accountFacts: readonly string[] = [
	"password-reset.requested",
	"token.issued",
	"password.set",
	"person.renamed",
	"session.opened",
	"session.closed",
	"session.all-closed",
];

export const toldFacts = (): string[] => Object.keys(facts);

/** One entry of the journal in French; `names` are today's, by id. */
export function tellFact(name: string, payload: Record<string, unknown>, names: Readonly<Record<string, string>>): string {
	const named = (field: string) => {
		const found = names[String(payload[field])];
		if (!found) return "(nom disparu)";
		return field === "personId" ? found : quoted(found);
	};
	return facts[name]?.(named, payload) ?? `a enregistré le fait «\u00a0${name}\u00a0»`;
}

/** What a fact is about, from the first word of its name. */
export const journalSubjects: Record<string, string> = {
	territory: "Territoire",
	organisation: "Organisations",
	member: "Membres",
	invitation: "Invitations",
	committee: "Instances",
	mandate: "Mandats",
	programme: "Programme",
	sheets: "Chargement de fiches",
	sheet: "Fiches actions",
	milestone: "Jalons",
	indicator: "Indicateurs",
	measurement: "Valeurs d'indicateurs",
	meeting: "Réunions",
	minutes: "Comptes rendus",
	task: "Suites à donner",
	"dead-job": "Envois",
};

/** Marks inside marks take the other form: « Comité “Gérontologie” ». */
const quoted = (name: string) => `«\u00a0${name.replace(/«\s*/g, "“").replace(/\s*»/g, "”")}\u00a0»`;

const frenchDay = (day: unknown) => String(day).split("-").reverse().join("/");
