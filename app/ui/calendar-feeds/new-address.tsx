import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

/** The address just made, this once: reloading or leaving the page loses it. */
export function NewAddress({ address }: { address: string }) {
	return (
		<Notice tone="success" role="status" title="Votre adresse de calendrier est prête">
			<div className="field field-full">
				<label htmlFor="adresse">Adresse à donner à votre agenda</label>
				<p className="hint" id="adresse-aide">
					Copiez-la maintenant&nbsp;: elle ne sera plus jamais affichée. Qui la connaît lit ce calendrier&nbsp;: ne la transmettez à
					personne.
				</p>
				<textarea id="adresse" className="control" rows={3} readOnly value={address} aria-describedby="adresse-aide" spellCheck={false} />
			</div>
			<ButtonRow>
				<LinkButton href={address.replace(/^https?:/, "webcal:")} icon="calendar" isDocument>
					Ouvrir dans l'agenda de cet appareil
				</LinkButton>
			</ButtonRow>
		</Notice>
	);
}
