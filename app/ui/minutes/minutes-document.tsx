import type { ReactNode } from "react";
import { DocumentSheet } from "../layout/document-sheet.tsx";
import { DocView } from "./doc-view.tsx";
import { factsOf, type Place, type TextShown } from "./place.ts";
import { Seal } from "./seal.tsx";

/** The minutes as a document: heading, facts, text, signature. */
export function MinutesDocument({ place, text, after }: { place: Place; text: TextShown; after?: (position: number) => ReactNode }) {
	return (
		<DocumentSheet
			issuer={`${place.committee.name} – Compte rendu`}
			title={place.meeting.title}
			facts={[...factsOf(place, text), ...(text.seal ? [] : ["Projet, non encore approuvé"])]}
			closing={text.seal && <Seal seal={text.seal} />}
		>
			<DocView {...text} territory={place.territory} after={after} />
		</DocumentSheet>
	);
}
