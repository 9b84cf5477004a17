import { FindByName } from "#app/domain/referrals/list-schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

/** Looks for a person by their exact name; posted, so that the name stays out of every address. */
export function FindForm({ territory, reply }: { territory: string; reply?: Reply }) {
	const { form, fields, props } = useZodForm(FindByName, { id: "recherche", reply });
	return (
		<form method="post" action={paths.findReferral(territory)} {...props} autoComplete="off">
			<FormErrorSummary errors={errorsOf([fields.lastName, "Nom"], [fields.firstName, "Prénom"])} formErrors={form.errors} />
			<p className="muted">
				Le nom et le prénom exacts, parmi vos propres orientations. Les accents, les majuscules et les tirets ne comptent pas. La recherche
				est inscrite au journal des accès, sans le nom.
			</p>
			<TextField field={fields.lastName} label="Nom" width="medium" autoComplete="off" />
			<TextField field={fields.firstName} label="Prénom" width="medium" autoComplete="off" />
			<SubmitRow label="Chercher" variant="secondary" icon="search" />
		</form>
	);
}
