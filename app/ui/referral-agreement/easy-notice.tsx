import { needLabels } from "#app/messages/referrals.ts";
import { formatDay } from "../format.ts";
import { type NoticeProps, Signatures } from "./notice-parts.tsx";
import { easyPartWords } from "./words.ts";

/** The notice by the European rules of easy reading: short sentences, one idea a line, large type, no word of the trade. */
export function EasyNotice(props: NoticeProps) {
	const { referral, personName, senderName, organisations, covers, endsOn, dpo } = props;
	return (
		<article className="sheet easy">
			<h2>Partager des informations pour m'aider</h2>
			<Lines lines={[personName && `Je m'appelle ${personName}.`, `Le numéro de mon dossier\u00a0: ${referral.reference}.`]} />
			<h3>Qui partage&nbsp;?</h3>
			<Lines lines={[`C'est ${senderName}.`]} />
			<h3>Avec qui&nbsp;?</h3>
			<ul>
				{organisations.map((name) => (
					<li key={name}>{name}</li>
				))}
			</ul>
			<Lines lines={["Avec personne d'autre.", "Le maire et les élus ne voient rien."]} />
			<h3>Quelles informations&nbsp;?</h3>
			<ul>
				{covers.map((part) => (
					<li key={part}>{easyPartWords[part]}</li>
				))}
			</ul>
			<Lines lines={["On ne parle pas de ma santé."]} />
			<h3>Pourquoi&nbsp;?</h3>
			<Lines lines={["Pour m'aider.", `Le sujet\u00a0: ${needLabels[referral.need].toLowerCase()}.`]} />
			<h3>Jusqu'à quand&nbsp;?</h3>
			<Lines lines={[`Mon accord dure jusqu'au ${formatDay(endsOn)}.`, "Après, on ne partage plus rien de nouveau."]} />
			<h3>Je peux dire non</h3>
			<Lines lines={["J'ai le droit de dire non.", "Si je dis non, je garde tous mes droits.", "Si je dis non, on continue de m'aider."]} />
			<h3>Je peux changer d'avis</h3>
			<Lines
				lines={[
					"J'ai dit oui\u00a0?",
					"Je peux dire non plus tard.",
					"Je n'ai pas à dire pourquoi.",
					"Je le dis au professionnel qui m'aide.",
					"Alors on arrête de partager avec mon accord.",
				]}
			/>
			<h3>Mes droits</h3>
			<Lines
				lines={[
					"Je peux lire les informations sur moi.",
					"Je peux savoir qui les a lues.",
					"Je peux faire corriger une erreur.",
					"Je peux dire stop au partage.",
					dpo.contact ? "Pour cela, j'écris à\u00a0:" : `Pour cela, j'écris à ${senderName}.`,
					dpo.contact && [dpo.name, dpo.contact].filter(Boolean).join(", "),
					"On me répond en un mois.",
				]}
			/>
			<h3>Je ne suis pas content de la réponse</h3>
			<Lines lines={["Je peux écrire à la CNIL.", "La CNIL protège les informations des gens.", "Son site\u00a0: www.cnil.fr"]} />
			<div className="easy-answer">
				{!referral.isAnonymous && (
					<>
						<h3>Ma réponse</h3>
						<Lines lines={["☐ Oui, je suis d'accord.", "☐ Non, je ne suis pas d'accord.", "☐ Oui, mais pas avec\u00a0: ……………………"]} />
					</>
				)}
				<Signatures isEasy isAnonymous={referral.isAnonymous} />
			</div>
		</article>
	);
}

const Lines = ({ lines }: { lines: readonly (string | null | false)[] }) =>
	lines.filter((line) => line !== null && line !== false).map((line) => <p key={line}>{line}</p>);
