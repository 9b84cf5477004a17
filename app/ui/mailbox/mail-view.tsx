import { Fragment } from "react";
import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";

interface MailViewProps {
	id: string;
	subject: string;
	sender: string;
	recipient: string;
	receivedAt: string;
	headers: Readonly<Record<string, string>>;
	/** The plain text, in pieces: those with an address lead there. */
	text: readonly { text: string; href?: string }[];
	/** Names of the files that came with it. */
	attachments: readonly string[];
}

/** A mail as its reader gets it, in both its forms. The HTML comes from an address of its own, in a frame that can do nothing. */
export function MailView({ id, subject, sender, recipient, receivedAt, headers, text, attachments }: MailViewProps) {
	return (
		<>
			<DefinitionList
				items={[
					{ term: "De", description: sender },
					{ term: "À", description: <a href={`${paths.mailbox()}?destinataire=${encodeURIComponent(recipient)}`}>{recipient}</a> },
					{ term: "Objet", description: subject },
					{ term: "Reçu", description: <time dateTime={receivedAt}>{formatDateTime(receivedAt)}</time> },
				]}
			/>
			<Section title="Message">
				<iframe
					className="mail-frame"
					src={paths.mailHtml(id)}
					title={`Message\u00a0: ${subject}`}
					sandbox="allow-popups allow-popups-to-escape-sandbox"
				/>
			</Section>
			<Section title="Version en texte">
				<pre className="mail-text">
					{text.map(({ text: words, href }, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never reordered
						<Fragment key={index}>{href ? <a href={href}>{words}</a> : words}</Fragment>
					))}
				</pre>
			</Section>
			{attachments.length > 0 && (
				<Section title="Pièces jointes">
					<ul>
						{attachments.map((name, index) => (
							<li key={name}>
								<a href={paths.mailAttachment(id, String(index))} download>
									{name}
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			<Section title="En-têtes techniques">
				<DefinitionList items={Object.entries(headers).map(([term, description]) => ({ term, description }))} />
			</Section>
		</>
	);
}
