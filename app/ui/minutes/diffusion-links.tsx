import { type Cut, editionContents } from "#app/domain/diffusion/types.ts";
import { documentFormats } from "#app/domain/kernel/document.ts";
import { contentsLabels, cutLabels } from "#app/messages/diffusion.ts";
import { inFormat, paths } from "#app/paths.ts";
import { ExportMenu } from "../exports/export-menu.tsx";
import { formatDateTime } from "../format.ts";
import { Card } from "../primitives/card.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { addressOf, type Place, type TextShown } from "./place.ts";

export interface Copies {
	/** Those that the reader may take. */
	cuts: readonly Cut[];
	mailing: { at: string; byName: string } | null;
	canDistribute: boolean;
	canSeeVersions: boolean;
}

/** Every copy that the reader may take, in each format. */
export function CopyMenu({ place, copies }: { place: Place; copies: Copies }) {
	const address = paths.exportMinutes(...addressOf(place));
	return (
		<ExportMenu
			groups={copies.cuts.flatMap((cut) =>
				editionContents.map((contents) => ({
					label: `${contentsLabels[contents]}, version «\u00a0${cutLabels[cut]}\u00a0»`,
					entries: documentFormats.map((format) => ({ format, href: `${inFormat(address, format)}?coupe=${cut}&contenu=${contents}` })),
				})),
			)}
		/>
	);
}

/** Who wrote, who approved, who sent round, and when; and where each is done. */
export function MinutesDates({ place, text, copies }: { place: Place; text: TextShown; copies: Copies }) {
	const address = addressOf(place);
	const told = (at: string, name: string | null) => `${formatDateTime(at)}${name ? `, ${name}` : ""}`;
	const written = text.submittedAt ? told(text.submittedAt, text.submittedByName) : told(text.updatedAt, text.updatedByName);
	return (
		<Card title="Dates" headingLevel={2}>
			<DefinitionList
				layout="stacked"
				items={[
					{ term: "Rédaction", description: written },
					{ term: "Validation", description: text.seal ? told(text.seal.approvedAt, text.seal.approvedByName) : "Pas encore approuvé" },
					{ term: "Diffusion", description: copies.mailing ? told(copies.mailing.at, copies.mailing.byName) : "Pas encore diffusé" },
				]}
			/>
			{copies.canDistribute && (
				<p>
					<a href={paths.diffusion(...address)}>{copies.mailing ? "Suivre la diffusion" : "Diffuser le compte rendu"}</a>
				</p>
			)}
			{copies.canSeeVersions && (
				<p>
					<a href={paths.minutesVersions(...address)}>Versions du texte</a>
				</p>
			)}
		</Card>
	);
}
