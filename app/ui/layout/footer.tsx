import { statedConformity } from "#app/domain/accessibility/stated.ts";
import { conformityLabels } from "#app/messages/accessibility.ts";
import { paths } from "#app/paths.ts";
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
					<a href={paths.accessibility()}>{`Accessibilité\u00a0: ${conformityLabels[statedConformity]}`}</a>
				</li>
				<li>
					<a href="/a-propos">À propos</a>
				</li>
			</ul>
		</footer>
	);
}
