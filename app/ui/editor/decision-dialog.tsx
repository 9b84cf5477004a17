import { type FormEvent, useEffect, useRef, useState } from "react";
import { decisionVerbs } from "#app/domain/decisions/types.ts";
import type { DecisionBlock } from "#app/domain/minutes/types.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { DateField } from "../forms/date-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import { sheetOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Button } from "../primitives/button.tsx";
import type { Choices } from "./choices.ts";

interface DecisionDialogProps {
	/** The decision to change; null for a new one. */
	block: DecisionBlock | null;
	choices: Choices;
	onSave: (block: DecisionBlock) => void;
	onClose: () => void;
}

/** Writes a decision and what is to be done about it. The browser holds the focus inside, gives it back, and closes on Escape. */
export function DecisionDialog({ block, choices, onSave, onClose }: DecisionDialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [errors, setErrors] = useState<Partial<Record<keyof DecisionBlock, string>>>({});
	useEffect(() => dialog.current?.showModal(), []);

	const onSubmit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const found = readBlock(new FormData(event.currentTarget));
		const missing = errorsOf(found);
		setErrors(missing);
		const [first] = Object.keys(missing);
		if (first) document.getElementById(`decision-${first}`)?.focus();
		else {
			onSave(found);
			dialog.current?.close();
		}
	};
	const field = (name: keyof DecisionBlock, isRequired = false) => ({
		...fieldOf(name, block?.[name] ?? null, {
			id: `decision-${name}`,
			required: isRequired,
			errors: errors[name] ? [errors[name]] : undefined,
		}),
	});
	const ownersOf = (isOfCommittee: boolean) =>
		choices.owners
			.filter((owner) => owner.isOfCommittee === isOfCommittee)
			.map(({ id, name, organisation }) => ({ value: id, label: `${name} (${organisation})` }));
	return (
		<dialog ref={dialog} className="dialog" aria-labelledby="decision-title" onClose={onClose}>
			<form onSubmit={onSubmit} noValidate>
				<h2 id="decision-title">{block ? "Modifier la décision" : "Insérer une décision"}</h2>
				<TextAreaField field={field("text", true)} label="Décision" rows={3} maxLength={2000} />
				<SelectField
					field={field("verb")}
					label="Position du comité"
					options={decisionVerbs.map((value) => ({ value, label: verbLabels[value] }))}
				/>
				<SelectField field={field("sheetId")} label="Fiche action concernée" emptyLabel="Aucune" options={sheetOptions(choices.sheets)} />
				<FormGroup legend="Suite à donner" hint="Facultatif. Une suite à donner a une personne responsable et une échéance.">
					<TextField
						field={field("taskTitle")}
						label="Ce qui est à faire"
						hint="Sans intitulé, celui de la décision est repris."
						maxLength={500}
					/>
					<SelectField
						field={field("ownerId")}
						label="Responsable"
						emptyLabel="Aucune personne"
						options={[
							{ label: "Membres du comité", options: ownersOf(true) },
							{ label: "Autres personnes du territoire", options: ownersOf(false) },
						].filter(({ options }) => options.length > 0)}
					/>
					<DateField field={field("dueOn")} label="Échéance" />
				</FormGroup>
				<div className="button-row">
					<Button>{block ? "Enregistrer la décision" : "Insérer la décision"}</Button>
					<Button type="button" variant="quiet" onClick={() => dialog.current?.close()}>
						Annuler
					</Button>
				</div>
			</form>
		</dialog>
	);
}

const readBlock = (data: FormData): DecisionBlock => {
	const text = (name: string) => String(data.get(name) ?? "").trim();
	return {
		verb: text("verb") as DecisionBlock["verb"],
		text: text("text"),
		sheetId: (text("sheetId") || null) as DecisionBlock["sheetId"],
		taskTitle: text("taskTitle") || null,
		ownerId: (text("ownerId") || null) as DecisionBlock["ownerId"],
		dueOn: (text("dueOn") || null) as DecisionBlock["dueOn"],
	};
};

function errorsOf({ text, taskTitle, ownerId, dueOn }: DecisionBlock): Partial<Record<keyof DecisionBlock, string>> {
	const hasTask = taskTitle !== null || ownerId !== null || dueOn !== null;
	return {
		...(text === "" && { text: "Écrivez ce qui a été décidé." }),
		...(hasTask && ownerId === null && { ownerId: "Choisissez une personne responsable." }),
		...(hasTask && dueOn === null && { dueOn: "Fixez une échéance." }),
	};
}
