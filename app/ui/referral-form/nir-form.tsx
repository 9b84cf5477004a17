import { KeepNir } from "#app/domain/referrals/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Confirm } from "../primitives/confirm.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";

interface NirFormProps {
	territory: string;
	draft: { id: string; hasNir: boolean; nirReference: string };
	reply: Reply | undefined;
}

/** The number goes in and does not come back: what is kept is only said to be. */
export function NirForm({ territory, draft: { id, hasNir, nirReference }, reply }: NirFormProps) {
	const { form, fields, props } = useZodForm(KeepNir, { id: "numero", reply });
	return (
		<>
			<DefinitionList
				items={[
					{ term: "Texte qui l'autorise", description: nirReference },
					{ term: "Numéro enregistré", description: hasNir ? "••• ••• ••• ••• ••• (15 chiffres, chiffrés)" : "Aucun" },
				]}
			/>
			<form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.nir, "Numéro de sécurité sociale"])} />
				<TextField
					field={fields.nir}
					label={hasNir ? "Nouveau numéro de sécurité sociale" : "Numéro de sécurité sociale"}
					hint="15 chiffres, clé comprise. Il ne passe qu'aux destinataires pour lesquels vous le demandez, et n'est jamais réaffiché ici."
					inputMode="numeric"
					width="medium"
					autoComplete="off"
					spellCheck={false}
				/>
				<SubmitRow
					label="Enregistrer le numéro"
					intent="keep"
					secondary={{ href: paths.editReferral(territory, id), label: "Revenir à la demande" }}
				/>
			</form>
			{hasNir && (
				<Confirm
					triggerLabel="Effacer le numéro"
					title="Effacer le numéro enregistré&nbsp;?"
					text="Il faudra le saisir de nouveau pour le transmettre."
					confirmLabel="Effacer"
					fields={{ intent: "remove" }}
				/>
			)}
		</>
	);
}
