import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import { Notice } from "../primitives/notice.tsx";
import type { TextShown } from "./place.ts";

type Approved = NonNullable<TextShown["seal"]>;

/** The signature block at the end of an approved text. */
export function Seal({ seal: { approvedByName, approvedAt, sha256, isIntact } }: { seal: Approved }) {
	return (
		<div className="seal">
			<p>
				{approvedByName ? (
					<>
						Approuvé par <strong>{approvedByName}</strong>,
					</>
				) : (
					<>
						<strong>Approuvé par silence</strong>, selon les règles de l'instance,
					</>
				)}{" "}
				le <time dateTime={approvedAt}>{formatDateTime(approvedAt)}</time>.
			</p>
			<p>
				Empreinte SHA-256 du texte figé :{" "}
				<a href={paths.verification(sha256)}>
					<code className="fingerprint">{sha256}</code>
				</a>
			</p>
			{isIntact === null ? (
				<p className="muted">Cette empreinte est celle du texte complet, que le comité conserve. Vous en lisez la version ouverte.</p>
			) : isIntact ? (
				<p className="muted">Empreinte vérifiée à l'affichage : le texte est celui qui a été approuvé.</p>
			) : (
				<Notice tone="danger" role="alert" title="Ce texte n'est plus celui qui a été approuvé">
					Son empreinte ne correspond plus. Prévenez l'administration du territoire.
				</Notice>
			)}
		</div>
	);
}
