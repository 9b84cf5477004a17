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

const agendaChanges: Record<string, string> = {
	added: "ajouté",
	edited: "modifié",
	moved: "déplacé",
	removed: "retiré",
	"sent-on": "reporté",
	suggested: "ajouté",
};
const proposalAnswers: Record<string, string> = { accepted: "a retenu", postponed: "a remis à plus tard", declined: "a écarté" };
const meetingsIn = (count: unknown) => `${count}\u00a0réunion${Number(count) > 1 ? "s" : ""}`;

const convocationDeeds: Record<string, string> = {
	notice: "a convoqué",
	chase: "a relancé",
	update: "a prévenu d'un changement",
	cancellation: "a prévenu de l'annulation",
};
const peopleCount = (ids: unknown): string => {
	const count = Array.isArray(ids) ? ids.length : 0;
	return `${count} ${count === 1 ? "personne" : "personnes"}`;
};

const viewKind = (isShared: unknown) => (isShared ? "partagée" : "personnelle");

const dutyNames: Record<string, string> = {
	agent: "agent des orientations",
	manager: "responsable des orientations",
	dpo: "délégué à la protection des données",
};

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
	"committee.edited": (named) => `a modifié l'instance ${named("committeeId")}`,
	"committee.charter-set": (named) => `a modifié les règles de l'instance ${named("committeeId")}`,
	"committee.seat-set": (named) => `a nommé les délégués de ${named("organisationId")} dans l'instance ${named("committeeId")}`,
	"committee.seat-removed": (named) => `a retiré le siège de ${named("organisationId")} dans l'instance ${named("committeeId")}`,
	"committee.guest-added": (named) => `a ajouté une personne invitée à l'instance ${named("committeeId")}`,
	"committee.guest-removed": (named) => `a retiré une personne invitée de l'instance ${named("committeeId")}`,
	"convocation.sent": (named, { kind, recipientIds }) =>
		`${convocationDeeds[String(kind)] ?? "a écrit à"} ${peopleCount(recipientIds)} pour la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"convocation.answered": (named) => `a répondu à la convocation de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"programme.created": (named) => `a créé le programme ${named("programmeId")}`,
	"sheets.loaded": (_, { sheetIds }) => `a chargé ${Array.isArray(sheetIds) ? sheetIds.length : 0} fiches actions`,
	"import.uploaded": () => "a déposé un fichier à importer",
	"import.mapped": () => "a précisé les colonnes d'un fichier à importer",
	"import.requested": () => "a demandé l'import d'un fichier",
	"import.completed": (_, { created, changed, unchanged }) =>
		`a importé un fichier : ${created} fiche(s) créée(s), ${changed} modifiée(s), ${unchanged} inchangée(s)`,
	"import.failed": () => "a vu échouer l'import d'un fichier, sans que rien soit enregistré",
	"import.undone": (_, { removed, restored }) => `a annulé un import : ${removed} fiche(s) retirée(s), ${restored} rétablie(s)`,
	"import.discarded": () => "a retiré un fichier déposé, sans l'importer",
	"sheet.created": (named) => `a créé la fiche ${named("sheetId")}`,
	"sheet.edited": (named) => `a modifié la fiche ${named("sheetId")}`,
	"sheet.status-changed": (named) => `a changé le statut de la fiche ${named("sheetId")}`,
	"sheet.end-moved": (named) => `a reporté, par décision d'une instance, l'échéance de la fiche ${named("sheetId")}`,
	"sheet.sub-action-added": (named) => `a ajouté la sous-action ${named("sheetId")} à la fiche ${named("parentId")}`,
	"sheet.contribution-written": (named) => `a écrit la contribution de ${named("organisationId")} à la fiche ${named("sheetId")}`,
	"sheet.review-saved": (named, { year }) => `a enregistré le bilan ${year} de la fiche ${named("sheetId")}`,
	"sheet.version-proposed": (named) => `a proposé une nouvelle version de la fiche ${named("sheetId")}`,
	"sheet.version-accepted": (named) => `a enregistré l'accord du comité de pilotage sur une version de la fiche ${named("sheetId")}`,
	"sheet.version-rejected": (named) => `a enregistré le refus d'une version de la fiche ${named("sheetId")}`,
	"sheet.version-withdrawn": (named) => `a retiré une version proposée de la fiche ${named("sheetId")}`,
	"sheets.changed-in-bulk": (_, { count }) => `a modifié ensemble ${count} ${count === 1 ? "fiche" : "fiches"}`,
	"sheets.bulk-change-undone": (_, { restored }) =>
		`a annulé une modification groupée : ${restored} ${restored === 1 ? "fiche rétablie" : "fiches rétablies"}`,
	"programme.required-fields-chosen": (named) => `a choisi ce que le programme ${named("programmeId")} demande aux fiches`,
	"milestone.added": (named) => `a ajouté un jalon à la fiche ${named("sheetId")}`,
	"milestone.edited": (named) => `a modifié un jalon de la fiche ${named("sheetId")}`,
	"milestone.completed": (named) => `a marqué fait un jalon de la fiche ${named("sheetId")}`,
	"milestone.reopened": (named) => `a rouvert un jalon de la fiche ${named("sheetId")}`,
	"indicator.added": (named) => `a ajouté un indicateur à la fiche ${named("sheetId")}`,
	"indicator.edited": (named) => `a modifié un indicateur de la fiche ${named("sheetId")}`,
	"measurement.recorded": (named) => `a saisi une valeur d'indicateur de la fiche ${named("sheetId")}`,
	"measurement.corrected": (named) => `a corrigé une valeur d'indicateur de la fiche ${named("sheetId")}`,
	"measurement.accepted": (named) => `a accepté une valeur d'indicateur de la fiche ${named("sheetId")}`,
	"measurement.returned": (named) => `a renvoyé pour révision une valeur d'indicateur de la fiche ${named("sheetId")}`,
	"campaign.opened": (_, { expectedValueIds }) =>
		`a ouvert une campagne de collecte de ${Array.isArray(expectedValueIds) ? expectedValueIds.length : 0} valeurs`,
	"campaign.values-assigned": (named, { expectedValueIds }) =>
		`a confié à ${named("personId")} ${Array.isArray(expectedValueIds) ? expectedValueIds.length : 0} valeurs d'une campagne de collecte`,
	"campaign.closed": () => "a clos une campagne de collecte",
	"campaign.reopened": () => "a rouvert une campagne de collecte",
	"budget-line.added": (named) => `a ajouté une ligne au budget de la fiche ${named("sheetId")}`,
	"budget-line.edited": (named) => `a modifié une ligne du budget de la fiche ${named("sheetId")}`,
	"budget-line.removed": (named) => `a retiré une ligne du budget de la fiche ${named("sheetId")}`,
	"funding.added": (named) => `a ajouté un financement à la fiche ${named("sheetId")}`,
	"funding.edited": (named) => `a modifié un financement de la fiche ${named("sheetId")}`,
	"funding.removed": (named) => `a retiré un financement de la fiche ${named("sheetId")}`,
	"funding-link.added": (named) => `a ajouté un lien vers une aide de la Caf à la fiche ${named("sheetId")}`,
	"funding-link.removed": (named) => `a retiré un lien vers une aide de la Caf de la fiche ${named("sheetId")}`,
	"commitment.added": (named) => `a ajouté un engagement de ${named("organisationId")} à la fiche ${named("sheetId")}`,
	"commitment.edited": (named) => `a modifié un engagement de ${named("organisationId")} sur la fiche ${named("sheetId")}`,
	"commitment.removed": (named) => `a retiré un engagement de ${named("organisationId")} de la fiche ${named("sheetId")}`,
	"note.added": (named) => `a écrit une note d'avancement sur la fiche ${named("sheetId")}`,
	"note.edited": (named) => `a corrigé une note d'avancement de la fiche ${named("sheetId")}`,
	"comment.added": (named) => `a commenté la fiche ${named("sheetId")}`,
	"comment.edited": (named) => `a corrigé son commentaire sur la fiche ${named("sheetId")}`,
	"comment.deleted": (named) => `a supprimé son commentaire sur la fiche ${named("sheetId")}`,
	"comment.resolved": (named) => `a marqué résolue une discussion de la fiche ${named("sheetId")}`,
	"comment.reopened": (named) => `a rouvert une discussion de la fiche ${named("sheetId")}`,
	"attachment.added": (named) => `a ajouté une pièce jointe à la fiche ${named("sheetId")}`,
	"attachment.removed": (named) => `a retiré une pièce jointe de la fiche ${named("sheetId")}`,
	"meeting.created": (named) => `a programmé la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.edited": (named) => `a modifié la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.cancelled": (named) => `a annulé la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.held": (named) => `a déclaré tenue la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.attendance-recorded": (named) =>
		`a noté les présences de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.agenda-changed": (named, { change }) =>
		`a ${agendaChanges[String(change)] ?? "modifié"} un point de l'ordre du jour de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.points-settled": (named) =>
		`a dit quels points de la réunion ${named("meetingId")} de l'instance ${named("committeeId")} ont été traités`,
	"meeting.paper-added": (named) => `a joint un document à la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting.paper-removed": (named) => `a retiré un document de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting-series.created": (named, { count }) => `a programmé une série de ${meetingsIn(count)} de l'instance ${named("committeeId")}`,
	"meeting-series.changed": (named, { count }) => `a modifié ${meetingsIn(count)} d'une série de l'instance ${named("committeeId")}`,
	"meeting-series.cancelled": (named, { count }) => `a annulé ${meetingsIn(count)} d'une série de l'instance ${named("committeeId")}`,
	"meeting-poll.opened": (named) => `a proposé des dates de réunion à l'instance ${named("committeeId")}`,
	"meeting-poll.answered": (named) => `a répondu à une proposition de dates de l'instance ${named("committeeId")}`,
	"meeting-poll.chosen": (named) => `a retenu une date pour la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"meeting-poll.cancelled": (named) => `a annulé une proposition de dates de l'instance ${named("committeeId")}`,
	"agenda-proposal.made": (named) => `a proposé un point à l'instance ${named("committeeId")}`,
	"agenda-proposal.answered": (named, { answer }) =>
		`${proposalAnswers[String(answer)] ?? "a examiné"} un point proposé à l'instance ${named("committeeId")}`,
	"department.chosen": (_, { department }) => `a choisi le département ${department} pour les jours fériés`,
	"school-zone.chosen": (_, { zone }) => (zone ? `a choisi la zone scolaire ${zone}` : "a retiré la zone scolaire"),
	"school-holiday.added": () => "a ajouté une période de vacances scolaires",
	"school-holiday.removed": () => "a retiré une période de vacances scolaires",
	"minutes.started": (named) => `a commencé le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.saved": (named) => `a enregistré le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.opened-to-committee": (named) =>
		`a ouvert à tout le comité l'écriture du compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.closed-to-committee": (named) =>
		`a réservé à la référence technique l'écriture du compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.submitted": (named) => `a soumis le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.changes-requested": (named) =>
		`a demandé des modifications au compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.approved": (named, { isBySilence }) =>
		`${isBySilence ? "a constaté l'approbation par silence, selon les règles de l'instance, du" : "a approuvé le"} compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.remark-made": (named) =>
		`a fait une remarque sur le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.remark-resolved": (named) =>
		`a traité une remarque sur le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.observed": (named) =>
		`a écrit une observation sur le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.erratum-proposed": (named) =>
		`a proposé un erratum au compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.erratum-approved": (named) =>
		`a publié un erratum au compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.erratum-refused": (named) =>
		`a refusé un erratum au compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.reopened": (named) =>
		`a rouvert le compte rendu approuvé de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.version-named": (named, { number }) =>
		`a nommé la version ${number} du compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.version-restored": (named, { number }) =>
		`a rétabli la version ${number} du compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"minutes.exported": (named, { cut, contents, format }) =>
		`a exporté ${contents === "decisions" ? "le relevé de décisions" : "le compte rendu"} de la réunion ${named("meetingId")} de l'instance ${named("committeeId")} en ${String(format).toUpperCase()} (version « ${cut} »)`,
	"minutes.distributed": (named) => `a diffusé le compte rendu de la réunion ${named("meetingId")} de l'instance ${named("committeeId")}`,
	"territory.letterhead-edited": () => "a modifié l'en-tête des documents",
	"sheets.exported": (_, { count, format }) =>
		`a exporté ${count} ${count === 1 ? "fiche action" : "fiches actions"} en ${String(format).toUpperCase()}`,
	"indicators.exported": (_, { count, format }) =>
		`a exporté la liste de ${count} ${count === 1 ? "indicateur" : "indicateurs"} en ${String(format).toUpperCase()}`,
	"referral-counts.exported": (_, { year, format }) =>
		`a exporté les nombres publiés des orientations de ${year} en ${String(format).toUpperCase()}`,
	"export.requested": (_, { count, format }) => `a demandé l'export de ${count} fiches actions en ${String(format).toUpperCase()}`,
	"calendar-feed.created": (named, { committeeId }) =>
		committeeId
			? `a ouvert à son agenda personnel le calendrier de l'instance ${named("committeeId")}`
			: "a ouvert son calendrier à son agenda personnel",
	"calendar-feed.revoked": (named, { committeeId }) =>
		committeeId ? `a révoqué une adresse du calendrier de l'instance ${named("committeeId")}` : "a révoqué une adresse de son calendrier",
	"saved-view.saved": (_, { isShared }) => `a enregistré une vue ${viewKind(isShared)} de la liste des fiches`,
	"saved-view.edited": (_, { isShared }) => `a modifié une vue ${viewKind(isShared)} de la liste des fiches`,
	"saved-view.removed": (_, { isShared }) => `a supprimé une vue ${viewKind(isShared)} de la liste des fiches`,
	"reminder.sent-by-hand": (named) => `a relancé à la main\u00a0: ${named("objectId")}`,
	"reminder.postponed": (named, { untilOn }) => `a reporté au ${frenchDay(untilOn)} les relances de ${named("objectId")}`,
	"reminder.stopped": (named) => `a arrêté les relances de ${named("objectId")}`,
	"reminder.resumed": (named) => `a repris les relances de ${named("objectId")}`,
	"reminder-rule.changed": (named, { committeeId }) =>
		committeeId ? `a changé le rythme des relances de ${named("committeeId")}` : "a changé le rythme des relances du territoire",
	"task.completed": (named) => `a marqué faite la suite à donner ${named("taskId")}`,
	"task.reopened": (named) => `a rouvert la suite à donner ${named("taskId")}`,
	"referral-settings.changed": () => "a modifié les réglages des orientations",
	"referral-organisation.changed": (named) =>
		`a modifié ce que ${named("organisationId")} peut recevoir, ou comment la joindre, pour les orientations`,
	"referral-duty.granted": (named, { duty }) =>
		`a habilité ${named("personId")} comme ${dutyNames[String(duty)]}, pour ${named("organisationId")}`,
	"referral-duty.ended": (named, { duty }) =>
		`a mis fin à l'habilitation de ${named("personId")} comme ${dutyNames[String(duty)]}, pour ${named("organisationId")}`,
	"keys.rotated": () => "a renouvelé les clés du territoire",
	"mission.added": (named) => `a ajouté ${named("organisationId")} à la répartition des missions`,
	"mission.edited": (named) => `a modifié la place de ${named("organisationId")} dans la répartition des missions`,
	"mission.removed": (named) => `a retiré une mission de ${named("organisationId")} de la répartition`,
	"drop-in-session.added": (named) => `a ajouté une permanence de ${named("organisationId")}`,
	"drop-in-session.edited": (named) => `a modifié une permanence de ${named("organisationId")}`,
	"drop-in-session.confirmed": (named) => `a confirmé une permanence de ${named("organisationId")}`,
	"drop-in-session.removed": (named) => `a supprimé une permanence de ${named("organisationId")}`,
	"mail-stop.set": (_, { reason }) =>
		reason === "complaint"
			? "n'envoie plus de courriels à une adresse qui les a signalés comme indésirables"
			: "n'envoie plus de courriels à une adresse qui les refuse",
	"mail-stop.cleared": () => "a laissé repartir les courriels vers une adresse où ils étaient arrêtés",
	"dead-job.replayed": () => "a relancé un envoi qui n'avait pas abouti",
	"dead-job.discarded": () => "a abandonné un envoi qui n'avait pas abouti",
};

/** Events of accounts, which no territory's journal holds. */
export const accountFacts: readonly string[] = [
	"password-reset.requested",
	"token.issued",
	"digest.unsubscribed",
	"notices.unsubscribed",
	"absence.declared",
	"absence.withdrawn",
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
	sheets: "Lots de fiches",
	export: "Demandes d'export",
	indicators: "Listes d'indicateurs",
	import: "Imports de fiches",
	sheet: "Fiches actions",
	"saved-view": "Vues enregistrées",
	milestone: "Jalons",
	indicator: "Indicateurs",
	measurement: "Valeurs d'indicateurs",
	campaign: "Campagnes de collecte",
	"calendar-feed": "Calendriers suivis",
	"budget-line": "Budgets",
	funding: "Financements",
	"funding-link": "Aides de la Caf",
	commitment: "Engagements",
	note: "Notes d'avancement",
	comment: "Commentaires",
	attachment: "Pièces jointes",
	meeting: "Réunions",
	convocation: "Convocations",
	"meeting-series": "Séries de réunions",
	"meeting-poll": "Propositions de dates",
	"agenda-proposal": "Points proposés",
	department: "Département",
	"school-zone": "Zone scolaire",
	"school-holiday": "Vacances scolaires",
	minutes: "Comptes rendus",
	task: "Suites à donner",
	reminder: "Relances",
	"reminder-rule": "Rythme des relances",
	"mail-stop": "Envois",
	"dead-job": "Envois",
	keys: "Clés de chiffrement",
	"referral-counts": "Orientations en chiffres",
	"referral-settings": "Réglages des orientations",
	"referral-organisation": "Organisations et orientations",
	"referral-duty": "Habilitations",
	mission: "Répartition des missions",
	"drop-in-session": "Permanences",
};

/** Marks inside marks take the other form: « Comité “Gérontologie” ». */
const quoted = (name: string) => `«\u00a0${name.replace(/«\s*/g, "“").replace(/\s*»/g, "”")}\u00a0»`;

const frenchDay = (day: unknown) => String(day).split("-").reverse().join("/");
