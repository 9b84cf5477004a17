import { Form } from "@remix-run/react";
import { AddMission, EditMission } from "#app/domain/missions/schema.ts";
import type { Mission } from "#app/domain/missions/types.ts";
import { missionPartLabels } from "#app/messages/referral-places.ts";
import { needLabels, publicLabels } from "#app/messages/referrals.ts";
import { DateField } from "../forms/date-field.tsx";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface MissionFormProps {
	/** Absent for a new line. */
	mission: Omit<Mission, "id"> | null;
	organisations: readonly SelectOption[];
	reply: Reply | undefined;
	cancelHref: string;
}

const labels = {
	need: "Besoin",
	public: "Public",
	organisationId: "Organisation",
	part: "Rôle",
	convention: "Convention",
	conventionOn: "Signée le",
	reviewOn: "À revoir le",
	note: "Note",
} as const;
type Name = keyof typeof labels;

export function MissionForm({ mission, organisations, reply, cancelHref }: MissionFormProps) {
	const { form, fields, props } = useZodForm((mission ? EditMission : AddMission) as typeof EditMission, {
		id: "mission",
		reply,
		defaultValue: mission
			? {
					...{ need: mission.need, public: mission.public, organisationId: mission.organisationId, part: mission.part },
					...{ convention: mission.convention ?? "", conventionOn: mission.conventionOn ?? "", reviewOn: mission.reviewOn ?? "" },
					...{ note: mission.note ?? "", revision: String(mission.revision) },
				}
			: {},
	});
	const f = fields as Record<Name | "revision", FieldMeta>;
	const stored = currentOf<Mission>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={labelledErrors(labels, f)} />
			{stored && (
				<StoredVersion
					items={[
						{ term: "Besoin et public", description: `${needLabels[stored.need]}, ${publicLabels[stored.public]}` },
						{ term: "Organisation", description: `${stored.organisationName} (${missionPartLabels[stored.part].toLowerCase()})` },
						{ term: "Convention", description: [stored.convention, stored.conventionOn].filter(Boolean).join(", ") },
						{ term: "À revoir le", description: stored.reviewOn },
						{ term: "Note", description: stored.note },
					]}
				/>
			)}
			{mission && <input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />}
			<SelectField field={f.need} label={labels.need} emptyLabel="Choisir un besoin" options={labelledOptions(needLabels)} />
			<SelectField field={f.public} label={labels.public} emptyLabel="Choisir un public" options={labelledOptions(publicLabels)} />
			<SelectField field={f.organisationId} label={labels.organisationId} emptyLabel="Choisir une organisation" options={organisations} />
			<RadioGroupField
				field={f.part}
				label={labels.part}
				hint="Une seule organisation pilote une mission pour un public ; les autres viennent en appui."
				options={labelledOptions(missionPartLabels)}
				layout="row"
			/>
			<TextField field={f.convention} label={labels.convention} hint="Facultatif. Par exemple : convention CDAS-CCAS." autoComplete="off" />
			<FieldRow>
				<DateField field={f.conventionOn} label={labels.conventionOn} />
				<DateField field={f.reviewOn} label={labels.reviewOn} hint="Passée, la revue est signalée en retard." />
			</FieldRow>
			<TextAreaField
				field={f.note}
				label={labels.note}
				hint="Facultatif : limites, objectifs chiffrés, financement. Rien sur une personne."
				rows={3}
			/>
			<SubmitRow label={mission ? "Enregistrer la ligne" : "Ajouter la ligne"} secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
