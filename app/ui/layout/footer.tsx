import { Mark } from "../primitives/mark.tsx";

/** The same on every page: the law wants the accessibility mention everywhere. */
export function Footer({ mailboxHref }: { mailboxHref?: string }) {
	return (
		<footer className="footer">
			<p className="footer-brand">
				<Mark size={24} />
				Maillage, l'espace partagé des projets sociaux de territoire
			</p>
			<ul>
				{mailboxHref && (
					<li>
						<a href={mailboxHref}>Boîte aux lettres de la démonstration</a>
					</li>
				)}
				<li>
					<a href="/accessibilite">Accessibilité : non conforme</a>
				</li>
				<li>
					<a href="/a-propos">À propos</a>
				</li>
			</ul>
		</footer>
	);
}
