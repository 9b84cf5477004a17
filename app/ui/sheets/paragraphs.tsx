/** Plain text as people typed it: a blank line parts paragraphs, a line starting with a dash is kept on its own. */
export function Paragraphs({ text }: { text: string }) {
	const paragraphs = text.split(/\r?\n\s*\r?\n/);
	return paragraphs.map((paragraph, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one stored text never move
		<p key={index}>
			{paragraph.split(/\r?\n/).map((line, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: idem
				<span key={row}>
					{row > 0 && <br />}
					{line}
				</span>
			))}
		</p>
	));
}
