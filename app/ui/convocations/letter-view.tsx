import type { Block, EmailContent } from "#app/emails/content.ts";
import { DefinitionList } from "../primitives/definition-list.tsx";

/** A letter as its reader will have it, to be read again before it leaves; its links do not work yet. */
export function LetterView({ letter: { greeting, blocks, reason } }: { letter: Pick<EmailContent, "greeting" | "blocks" | "reason"> }) {
	return (
		<div className="prose">
			<p>{greeting}</p>
			{blocks.map((block, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
				<BlockView key={index} block={block} />
			))}
			<p className="muted">{reason}</p>
		</div>
	);
}

function BlockView({ block }: { block: Block }) {
	switch (block.kind) {
		case "paragraph":
			return <p>{block.text}</p>;
		case "quote":
			return <blockquote>{block.text}</blockquote>;
		case "facts":
			return <DefinitionList items={block.facts.map(({ label, value }) => ({ term: label, description: value }))} />;
		case "action":
			return (
				<p>
					<strong>{`[ ${block.label} ]`}</strong>
				</p>
			);
		case "small":
			return <p className="muted">{block.text}</p>;
		case "outline":
			return (
				<>
					<p>{block.title}</p>
					<ol>
						{block.items.map((item, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two points may have one title
							<li key={index}>{item}</li>
						))}
					</ol>
				</>
			);
		case "list":
			return (
				<>
					<p>{block.title}</p>
					<ul>
						{block.items.map(({ title, details }) => (
							<li key={`${title} ${details}`}>{`${title} – ${details}`}</li>
						))}
					</ul>
				</>
			);
	}
}
