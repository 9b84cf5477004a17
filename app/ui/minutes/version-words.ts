import type { VersionKind } from "#app/domain/minutes/types.ts";
import { formatShortDateTime } from "../format.ts";
import type { Tone } from "../primitives/tone.ts";

export interface ShownVersion {
	number: number;
	kind: VersionKind;
	name: string | null;
	authors: readonly string[];
	madeByName: string | null;
	madeAt: string;
}

export const versionKindLabels: Record<VersionKind, string> = {
	automatic: "Automatique",
	named: "Nommée",
	submitted: "Soumise",
	restored: "Rétablie",
};
export const versionKindTones: Record<VersionKind, Tone> = {
	automatic: "neutral",
	named: "info",
	submitted: "warning",
	restored: "success",
};

export const versionTitle = ({ number, name }: Pick<ShownVersion, "number" | "name">) =>
	`Version ${number}${name ? `\u00a0: «\u00a0${name}\u00a0»` : ""}`;

/** When it was kept, and who had written. */
export const versionFacts = ({ madeAt, authors }: ShownVersion) =>
	`${formatShortDateTime(madeAt)}, écrite par ${authors.length > 0 ? authors.join(", ") : "une personne partie"}`;
