import { paths } from "#app/paths.ts";
import { OpenPage } from "../account/open-page.tsx";
import { formatDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Button, LinkButton } from "../primitives/button.tsx";
import { Notice } from "../primitives/notice.tsx";

/** Where anyone types the fingerprint printed on a copy. */
export function VerifyForm({ typed }: { typed: string | null }) {
	const errors = typed === null ? undefined : ["Une empreinte compte 64 chiffres et lettres de a à f."];
	return (
		<OpenPage title="Vérifier un compte rendu" width="wide">
			<p>
				Chaque compte rendu approuvé porte une empreinte, imprimée sur toutes ses copies. Recopiez-la pour savoir si elle est bien celle
				d'un texte approuvé.
			</p>
			<form method="get" action={paths.verify()} className="form">
				<TextField field={fieldOf("empreinte", typed, { errors })} label="Empreinte SHA-256" spellCheck={false} autoComplete="off" />
				<Button icon="check">Vérifier</Button>
			</form>
		</OpenPage>
	);
}

interface VerificationViewProps {
	sha256: string;
	known: { isReplaced: boolean; approvedAt: string } | null;
	minutes: {
		territorySlug: string;
		territoryName: string;
		committeeSlug: string;
		committeeName: string;
		meetingId: string;
		meetingTitle: string;
		meetingStartsAt: string;
	} | null;
	isSignedIn: boolean;
}

/** What a fingerprint is worth. Of the minutes themselves, only who may read them learns anything. */
export function VerificationView({ sha256, known, minutes, isSignedIn }: VerificationViewProps) {
	return (
		<OpenPage title="Vérification d'un compte rendu" width="wide">
			{known ? (
				<Notice tone={known.isReplaced ? "warning" : "success"} title="Cette empreinte est celle d'un compte rendu approuvé">
					<p>Approuvé le {formatDateTime(known.approvedAt)}.</p>
					{known.isReplaced && <p>Ce compte rendu a été rouvert depuis&nbsp;: une version plus récente le remplace ou va le remplacer.</p>}
				</Notice>
			) : (
				<Notice tone="danger" title="Cette empreinte n'est celle d'aucun compte rendu approuvé">
					Vérifiez que vous l'avez recopiée en entier. Sinon, la copie que vous avez n'est pas celle d'un texte approuvé dans Maillage.
				</Notice>
			)}
			<p>
				Empreinte SHA-256&nbsp;: <code className="fingerprint">{sha256}</code>
			</p>
			{minutes && (
				<>
					<p>
						{minutes.meetingTitle}, {formatDateTime(minutes.meetingStartsAt)} – {minutes.committeeName}, {minutes.territoryName}.
					</p>
					<LinkButton
						href={paths.approvedMinutes(minutes.territorySlug, minutes.committeeSlug, minutes.meetingId, sha256)}
						variant="primary"
					>
						Lire le compte rendu approuvé
					</LinkButton>
				</>
			)}
			{known && !minutes && (
				<p className="muted">
					{isSignedIn ? "Votre compte ne permet pas de lire ce compte rendu." : "Connectez-vous pour le lire, si vous y avez accès."}
				</p>
			)}
			<p>
				<a href={paths.verify()}>Vérifier une autre empreinte</a>
			</p>
		</OpenPage>
	);
}
