import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { TerritoryRole } from "#app/domain/kernel/actor.ts";
import { ChangeMembership } from "#app/domain/people/schema.ts";
import type { Member } from "#app/domain/people/types.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { initialTextOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { SelectOption } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { PlaceFields } from "./place-fields.tsx";

interface ChangeMembershipFormProps {
	territory: string;
	member: Member;
	/** The place as it stands, to notice that somebody else changed it. */
	seen: string;
	organisations: readonly SelectOption[];
	roles: readonly TerritoryRole[];
	reply: { lastResult: SubmissionResult; current?: unknown } | undefined;
}

export function ChangeMembershipForm({ territory, member, seen, organisations, roles, reply }: ChangeMembershipFormProps) {
	const { organisationId, role, jobTitle } = member;
	const { form, fields, props } = useZodForm(ChangeMembership, {
		id: "droits",
		reply,
		defaultValue: { organisationId, role, jobTitle: jobTitle ?? "" },
	});
	const isConflict = reply?.current !== undefined;
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				errors={errorsOf([fields.organisationId, "Organisation"], [fields.jobTitle, "Fonction"], [fields.role, "Rôle"])}
				formErrors={form.errors}
			/>
			{isConflict && (
				<Notice tone="warning" title="Ce qui est enregistré maintenant">
					<DefinitionList
						items={[
							{ term: "Organisation", description: member.organisationName },
							{ term: "Fonction", description: jobTitle },
							{ term: "Rôle", description: roleLabels[role] },
						]}
					/>
					<p>Vos réponses sont restées dans le formulaire : enregistrez-les pour remplacer cette version, ou annulez pour la garder.</p>
				</Notice>
			)}
			{/* after another refusal the version seen stays the one first shown; only a conflict, once shown, moves it */}
			<input type="hidden" name="seen" value={isConflict ? seen : initialTextOf(fields.seen, seen)} />
			<PlaceFields fields={fields} organisations={organisations} roles={roles} />
			<SubmitRow label="Enregistrer les droits" secondary={{ href: paths.member(territory, member.personId), label: "Annuler" }} />
		</Form>
	);
}
