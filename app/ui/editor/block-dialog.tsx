import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { type FieldMeta, fieldOf } from "../forms/field.tsx";
import type { SelectGroup } from "../forms/select-field.tsx";
import { Button } from "../primitives/button.tsx";
import type { Choices } from "./choices.ts";

type Errors<Block> = Partial<Record<keyof Block & string, string>>;
export type FieldMaker<Block> = (name: keyof Block & string, isRequired?: boolean) => FieldMeta;

interface BlockDialogProps<Block> {
	/** The block to change; null for a new one. */
	block: Block | null;
	/** « la décision », « le vote »: completes the words of the dialog. */
	thing: string;
	read: (text: (name: keyof Block & string) => string) => Block;
	errorsOf: (block: Block) => Errors<Block>;
	onSave: (block: Block) => void;
	onClose: () => void;
	children: (field: FieldMaker<Block>) => ReactNode;
}

/** Writes one record of the text. The browser holds the focus inside, gives it back, and closes on Escape. */
export function BlockDialog<Block extends object>({ block, thing, read, errorsOf, onSave, onClose, children }: BlockDialogProps<Block>) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [errors, setErrors] = useState<Errors<Block>>({});
	useEffect(() => dialog.current?.showModal(), []);

	const onSubmit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget);
		const found = read((name) => String(data.get(name) ?? "").trim());
		const missing = errorsOf(found);
		setErrors(missing);
		const [first] = Object.keys(missing);
		if (first) document.getElementById(`bloc-${first}`)?.focus();
		else {
			onSave(found);
			dialog.current?.close();
		}
	};
	const field: FieldMaker<Block> = (name, isRequired = false) => {
		const value = block?.[name] ?? null;
		const error = errors[name];
		const text = value === true ? "on" : value === null || value === false ? null : String(value);
		return fieldOf(name, text, { id: `bloc-${name}`, required: isRequired, errors: error ? [error] : undefined });
	};
	return (
		<dialog ref={dialog} className="dialog" aria-labelledby="bloc-titre" onClose={onClose}>
			<form onSubmit={onSubmit} noValidate>
				<h2 id="bloc-titre">{`${block ? "Modifier" : "Insérer"} ${thing}`}</h2>
				{children(field)}
				<div className="button-row">
					<Button>{`${block ? "Enregistrer" : "Insérer"} ${thing}`}</Button>
					<Button type="button" variant="quiet" onClick={() => dialog.current?.close()}>
						Annuler
					</Button>
				</div>
			</form>
		</dialog>
	);
}

/** Keeps a record within the committee. */
export const ConfidentialField = ({ field }: { field: FieldMeta }) => (
	<CheckboxField
		field={field}
		label="Confidentiel"
		hint={"Lu par le comité seul\u00a0: n'apparaît ni dans la version des partenaires, ni dans la version publique."}
	/>
);

/** Who may be given something to do, those of the committee first. */
export const ownerOptions = ({ owners }: Choices): SelectGroup[] =>
	[
		{ label: "Membres du comité", isOfCommittee: true },
		{ label: "Autres personnes du territoire", isOfCommittee: false },
	]
		.map(({ label, isOfCommittee }) => ({
			label,
			options: owners
				.filter((owner) => owner.isOfCommittee === isOfCommittee)
				.map(({ id, name, organisation }) => ({ value: id, label: `${name} (${organisation})` })),
		}))
		.filter(({ options }) => options.length > 0);
