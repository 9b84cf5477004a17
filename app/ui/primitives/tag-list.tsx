/** Words that sort a thing: audiences, themes, places. */
export function TagList({ tags, label }: { tags: readonly (string | { label: string; href: string })[]; label?: string }) {
	if (tags.length === 0) return null;
	return (
		<ul className="tags" aria-label={label}>
			{tags.map((tag) =>
				typeof tag === "string" ? (
					<li key={tag} className="tag">
						{tag}
					</li>
				) : (
					<li key={tag.href}>
						<a className="tag" href={tag.href}>
							{tag.label}
						</a>
					</li>
				),
			)}
		</ul>
	);
}
