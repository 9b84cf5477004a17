import { Form } from "@remix-run/react";
import { AddSession, EditSession } from "#app/domain/missions/schema.ts";
import type { DropInSession } from "#app/domain/missions/types.ts";
import { bookingLabels, nthLabels, rhythmLabels, weekdayLabels } from "#app/messages/referral-places.ts";
import { DateField } from "../forms/date-field.tsx";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow, FormGroup } from "../forms/form-group.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { TimeField } from "../forms/time-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { type ShownSession, whenText } from "./session-list.tsx";

interface SessionFormProps {
	/** Absent for a new one. */
	session: ShownSession | null;
	/** For which organisations one may hold sessions. */
	holders: readonly SelectOption[];
	organisations: readonly SelectOption[];
	today: string;
	reply: Reply | undefined;
	cancelHref: string;
}

const labels = {
	organisationId: "Tenue par",
	hostId: "Dans les locaux de",
	place: "Lieu",
	rhythm: "Rythme",
	weekday: "Jour",
	nth: "Semaine du mois",
	opensAt: "De",
	closesAt: "À",
	startsOn: "Première date",
	endsOn: "Dernière date",
	closedOn: "Dates de fermeture",
	booking: "Accueil",
	note: "Note",
} as const;
type Name = keyof typeof labels;

const frenchDays = (days: readonly string[]): string => days.map((day) => day.split("-").reverse().join("/")).join("\n");

export function SessionForm({ session, holders, organisations, today, reply, cancelHref }: SessionFormProps) {
	const { form, fields, props } = useZodForm((session ? EditSession : AddSession) as typeof EditSession, {
		id: "permanence",
		reply,
		defaultValue: session
			? {
					...{ organisationId: session.organisationId, hostId: session.hostId ?? "", place: session.place, rhythm: session.rhythm },
					...{ weekday: String(session.weekday), nth: session.nth === null ? "" : String(session.nth) },
					...{ opensAt: session.opensAt, closesAt: session.closesAt, startsOn: session.startsOn, endsOn: session.endsOn ?? "" },
					...{ closedOn: frenchDays(session.closedOn), booking: session.booking, note: session.note ?? "" },
					revision: String(session.revision),
				}
			: { startsOn: today, organisationId: holders.length === 1 ? holders[0]?.value : undefined },
	});
	const f = fields as Record<Name | "revision", FieldMeta>;
	const stored = currentOf<DropInSession>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={labelledErrors(labels, f)} />
			{stored && (
				<StoredVersion
					items={[
						{ term: "Tenue par", description: stored.organisationName },
						{ term: "Quand", description: whenText(stored) },
						{ term: "Lieu", description: [stored.place, stored.hostName].filter(Boolean).join(", ") },
						{ term: "Dates", description: [stored.startsOn, stored.endsOn].filter(Boolean).join(" – ") },
						{ term: "Dates de fermeture", description: stored.closedOn.join(", ") },
						{ term: "Accueil", description: bookingLabels[stored.booking] },
						{ term: "Note", description: stored.note },
					]}
				/>
			)}
			{session && <input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />}
			<SelectField
				field={f.organisationId}
				label={labels.organisationId}
				emptyLabel={holders.length === 1 ? undefined : "Choisir une organisation"}
				options={holders}
			/>
			<SelectField
				field={f.hostId}
				label={labels.hostId}
				hint="Facultatif : l'organisation qui prête ses locaux."
				emptyLabel="Aucune autre organisation"
				options={organisations}
			/>
			<TextField field={f.place} label={labels.place} hint="Adresse, salle." autoComplete="off" />
			<FormGroup legend="Quand" hint="Elle n'a pas lieu les jours fériés : inutile de les noter.">
				<RadioGroupField field={f.rhythm} label={labels.rhythm} options={labelledOptions(rhythmLabels)} layout="row" />
				<FieldRow>
					<SelectField field={f.weekday} label={labels.weekday} emptyLabel="Choisir un jour" options={labelledOptions(weekdayLabels)} />
					<SelectField
						field={f.nth}
						label={labels.nth}
						hint="Pour une permanence mensuelle."
						emptyLabel="Sans objet"
						options={labelledOptions(nthLabels)}
					/>
				</FieldRow>
				<FieldRow>
					<TimeField field={f.opensAt} label={labels.opensAt} />
					<TimeField field={f.closesAt} label={labels.closesAt} />
				</FieldRow>
				<FieldRow>
					<DateField field={f.startsOn} label={labels.startsOn} hint="Une semaine sur deux se compte à partir d'elle." />
					<DateField field={f.endsOn} label={labels.endsOn} hint="Facultatif." />
				</FieldRow>
				<TextAreaField field={f.closedOn} label={labels.closedOn} hint="Facultatif. Une date par ligne, par exemple 24/12/2026." rows={3} />
			</FormGroup>
			<RadioGroupField field={f.booking} label={labels.booking} options={labelledOptions(bookingLabels)} layout="row" />
			<TextAreaField field={f.note} label={labels.note} hint="Facultatif : comment prendre rendez-vous, ce qu'il faut apporter." rows={3} />
			<SubmitRow
				label={session ? "Enregistrer la permanence" : "Ajouter la permanence"}
				secondary={{ href: cancelHref, label: "Annuler" }}
			/>
		</Form>
	);
}
