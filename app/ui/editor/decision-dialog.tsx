import { decisionVerbs } from "#app/domain/decisions/verbs.ts";
import type { DecisionBlock } from "#app/domain/minutes/types.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { DateField } from "../forms/date-field.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { sheetOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { BlockDialog, ConfidentialField, ownerOptions } from "./block-dialog.tsx";
import type { BlockFormProps } from "./record-dialogs.tsx";

/** Its number is given by approval, and stays where it is. */
type Written = Omit<DecisionBlock, "reference"> & { newEndOn: DecisionBlock["dueOn"] };

/** A decision and what is to be done about it. */
export function DecisionDialog({ choices, ...props }: BlockFormProps<Written>) {
	return (
		<BlockDialog<Written>
			{...props}
			thing="la décision"
			read={(text) => ({
				verb: text("verb") as DecisionBlock["verb"],
				text: text("text"),
				sheetId: (text("sheetId") || null) as DecisionBlock["sheetId"],
				taskTitle: text("taskTitle") || null,
				ownerId: (text("ownerId") || null) as DecisionBlock["ownerId"],
				dueOn: (text("dueOn") || null) as DecisionBlock["dueOn"],
				newEndOn: (text("newEndOn") || null) as Written["newEndOn"],
				isConfidential: text("isConfidential") === "on",
			})}
			errorsOf={({ text, verb, sheetId, newEndOn, taskTitle, ownerId, dueOn }) => {
				const hasTask = taskTitle !== null || ownerId !== null || dueOn !== null;
				return {
					...(text === "" && { text: "Écrivez ce qui a été décidé." }),
					...(newEndOn !== null && sheetId === null && { sheetId: "Choisissez la fiche dont la date de fin change." }),
					...(newEndOn !== null && verb === "rejected" && { newEndOn: "Une décision rejetée ne reporte pas d'échéance." }),
					...(hasTask && ownerId === null && { ownerId: "Choisissez une personne responsable." }),
					...(hasTask && dueOn === null && { dueOn: "Fixez une échéance." }),
				};
			}}
		>
			{(field) => (
				<>
					<TextAreaField field={field("text", true)} label="Décision" rows={3} maxLength={2000} />
					<SelectField
						field={field("verb")}
						label="Position du comité"
						options={decisionVerbs.map((value) => ({ value, label: verbLabels[value] }))}
					/>
					<SelectField field={field("sheetId")} label="Fiche action concernée" emptyLabel="Aucune" options={sheetOptions(choices.sheets)} />
					<DateField
						field={field("newEndOn")}
						label="Nouvelle date de fin de la fiche"
						hint={"Seulement si la décision la change\u00a0: la fiche suivra à l'approbation."}
					/>
					<ConfidentialField field={field("isConfidential")} />
					<FormGroup legend="Suite à donner" hint="Facultatif. Une suite à donner a une personne responsable et une échéance.">
						<TextField
							field={field("taskTitle")}
							label="Ce qui est à faire"
							hint="Sans intitulé, celui de la décision est repris."
							maxLength={500}
						/>
						<SelectField field={field("ownerId")} label="Responsable" emptyLabel="Aucune personne" options={ownerOptions(choices)} />
						<DateField field={field("dueOn")} label="Échéance" />
					</FormGroup>
				</>
			)}
		</BlockDialog>
	);
}
