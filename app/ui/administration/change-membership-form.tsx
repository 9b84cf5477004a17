import { Form } from "@remix-run/react";
import type { TerritoryRole } from "#app/domain/kernel/actor.ts";
import { ChangeMembership } from "#app/domain/people/schema.ts";
import type { Member } from "#app/domain/people/types.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { initialTextOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import type { SelectOption } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PlaceFields } from "./place-fields.tsx";

interface ChangeMembershipFormProps {
	territory: string;
	member: Member;
	/** The place as it stands, to notice that somebody else changed it. */
	seen: string;
	organisations: readonly SelectOption[];
	roles: readonly TerritoryRole[];
	reply: Reply | undefined;
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
				<StoredVersion
					items={[
						{ term: "Organisation", description: member.organisationName },
						{ term: "Fonction", description: jobTitle },
						{ term: "Rôle", description: roleLabels[role] },
					]}
				/>
			)}
			{/* after another refusal the version seen stays the one first shown; only a conflict, once shown, moves it */}
			<input type="hidden" name="seen" value={isConflict ? seen : initialTextOf(fields.seen, seen)} />
			<PlaceFields fields={fields} organisations={organisations} roles={roles} />
			<SubmitRow label="Enregistrer les droits" secondary={{ href: paths.member(territory, member.personId), label: "Annuler" }} />
		</Form>
	);
}
