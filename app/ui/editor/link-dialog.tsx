import { type FormEvent, useEffect, useRef, useState } from "react";
import { isSafeHref } from "#app/domain/minutes/document.ts";
import { fieldOf } from "../forms/field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Button } from "../primitives/button.tsx";

interface LinkDialogProps {
	href: string;
	onSave: (href: string | null) => void;
	onClose: () => void;
}

/** Gives the chosen words an address, or takes it away when left empty. */
export function LinkDialog({ href, onSave, onClose }: LinkDialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [error, setError] = useState<string>();
	useEffect(() => dialog.current?.showModal(), []);
	const onSubmit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const typed = String(new FormData(event.currentTarget).get("href") ?? "").trim();
		const address = typed === "" || /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
		if (address !== "" && !isSafeHref(address)) {
			setError("Indiquez une adresse de site, par exemple https://www.caf.fr, ou un courriel précédé de mailto:.");
			document.getElementById("lien-adresse")?.focus();
			return;
		}
		onSave(address || null);
		dialog.current?.close();
	};
	return (
		<dialog ref={dialog} className="dialog" aria-labelledby="lien-titre" onClose={onClose}>
			<form onSubmit={onSubmit} noValidate>
				<h2 id="lien-titre">Lien</h2>
				<TextField
					field={fieldOf("href", href, { id: "lien-adresse", errors: error ? [error] : undefined })}
					label="Adresse"
					hint="Laissez vide pour retirer le lien."
					type="url"
				/>
				<div className="button-row">
					<Button>Enregistrer le lien</Button>
					<Button type="button" variant="quiet" onClick={() => dialog.current?.close()}>
						Annuler
					</Button>
				</div>
			</form>
		</dialog>
	);
}
