import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from "@react-email/components";
import { emailPhrases } from "#app/messages/emails.ts";
import type { Block, EmailContent } from "./content.ts";
import { sheetStyles, styles } from "./styles.ts";

/** The one form of every mail: a band with the name, a sheet with what is said, small print. Light by its inline styles, dark and narrow by its classes. */
export function Layout({ preview, territoryName, title, greeting, blocks, reason, choices = [] }: EmailContent) {
	return (
		<Html lang="fr" dir="ltr">
			<Head>
				<title>{title}</title>
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<style>{sheetStyles}</style>
			</Head>
			<Body style={styles.body} className="ground">
				<Preview>{preview}</Preview>
				<Container style={styles.container}>
					<Section style={styles.band} className="band">
						<Text style={styles.brand}>Maillage</Text>
						<Text style={styles.territory}>{territoryName ?? emailPhrases.tagline}</Text>
					</Section>
					<Section style={styles.sheet} className="sheet">
						<Heading as="h1" style={styles.title} className="ink">
							{title}
						</Heading>
						<Text style={styles.text} className="ink">
							{greeting}
						</Text>
						{blocks.map((block, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
							<BlockView key={index} {...block} />
						))}
					</Section>
					<Section style={styles.footer} className="foot">
						<Text style={styles.small} className="soft">
							{reason}
						</Text>
						{choices.map(({ label, href }) => (
							<Text key={href} style={styles.small} className="soft">
								<Link href={href} style={styles.smallLink} className="link">
									{label}
								</Link>
							</Text>
						))}
						<Text style={styles.small} className="soft">
							{emailPhrases.sender(territoryName)}
						</Text>
					</Section>
				</Container>
			</Body>
		</Html>
	);
}

function BlockView(block: Block) {
	switch (block.kind) {
		case "paragraph":
			return (
				<Text style={styles.text} className="ink">
					{block.text}
				</Text>
			);
		case "small":
			return (
				<Text style={styles.small} className="soft">
					{block.text}
				</Text>
			);
		case "quote":
			return (
				<blockquote style={styles.quote} className="quote ink">
					{block.text}
				</blockquote>
			);
		case "action":
			return (
				<Section style={styles.action}>
					<Button
						href={block.href}
						style={block.isSecondary ? styles.secondaryButton : styles.button}
						className={block.isSecondary ? "secondary" : "button"}
					>
						{block.label}
					</Button>
				</Section>
			);
		case "facts":
			return (
				<table cellPadding={0} cellSpacing={0} style={styles.facts}>
					<tbody>
						{block.facts.map(({ label, value, href }) => (
							<tr key={label}>
								<th scope="row" style={styles.factLabel} className="soft">
									{label}
								</th>
								<td style={styles.factValue} className="ink">
									{href ? (
										<Link href={href} style={styles.factLink} className="link">
											{value}
										</Link>
									) : (
										value
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			);
		case "outline":
			return (
				<Section style={styles.list}>
					<Heading as="h2" style={styles.listTitle} className="ink">
						{block.title}
					</Heading>
					<ol style={styles.outline}>
						{block.items.map((item, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two points may have one title
							<li key={index} style={styles.outlineItem} className="ink">
								{item}
							</li>
						))}
					</ol>
				</Section>
			);
		case "list":
			return (
				<Section style={styles.list}>
					<Heading
						as="h2"
						style={block.isPressing ? styles.pressingTitle : styles.listTitle}
						className={block.isPressing ? "pressing" : "ink"}
					>
						{block.title}
					</Heading>
					{block.items.map((item) => (
						<div key={`${item.href} ${item.title}`} style={styles.item} className="item">
							<Link href={item.href} style={styles.itemLink} className="link">
								{item.title}
							</Link>
							<Text style={styles.itemDetails} className="soft">
								{item.details}
							</Text>
						</div>
					))}
					{block.more && (
						<Text style={styles.more} className="ink">
							{block.more}
						</Text>
					)}
				</Section>
			);
	}
}
