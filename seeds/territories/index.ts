import ccals from "./ccals.json" with { type: "json" };
import grenoble from "./grenoble.json" with { type: "json" };
import redon from "./redon.json" with { type: "json" };
import sablesOlonne from "./sables-olonne.json" with { type: "json" };
import saintSebastien from "./saint-sebastien.json" with { type: "json" };

/**
 * The five real programmes, transcribed from their public documents. What a document does not say is null and told in `seedGaps`; names of
 * people and addresses were left out on purpose. Fields no command reads yet (figures, drop-in sessions, calendar…) are kept for those that will.
 */
export const sourceTerritories: readonly SourceTerritory[] = [saintSebastien, redon, sablesOlonne, ccals, grenoble];

export interface SourceTerritory {
	id: string;
	name: string;
	shortName?: string;
	kind: string;
	departmentCode: string;
	departmentName: string;
	inseeCode: string | null;
	programme: {
		title: string;
		type: string;
		period: { label: string; startYear: number; endYear: number | null };
		carrier: string;
		adoptedOn: string | null;
		adoptedBy: string | null;
		deliberationRef: string | null;
		note: string;
	};
	summary: string;
	principles: string[];
	axes: SourceAxis[];
	transversalWorksites: {
		number: number;
		title: string;
		goal: string | null;
		items: { title: string; axisNumber: number | null; steps: string[] }[];
	}[];
	committees: SourceCommittee[];
	coordinationBodies: SourceCommittee[];
	partners: { id: string; name: string; kind: string; note?: string }[];
	seedGaps: string[];
}
interface SourceAxis {
	number: number;
	title: string;
	context: string | null;
	titleInferred?: boolean;
	missingInSeed?: boolean;
	committeeId?: string;
	objectives: { number: number; title: string; implicit: boolean; actions: SourceAction[] }[];
}
export interface SourceAction {
	id: string;
	number: number | null;
	title: string;
	phare: boolean;
	/** Years, months or days: AAAA, AAAA-MM or AAAA-MM-JJ. */
	due: { label: string; startsOn: string | null; endsOn: string | null; precision: string } | null;
	partnerIds: string[];
	steps?: string[];
}
/** A body with its members, or (without them) one that the document only names. */
export interface SourceCommittee {
	id: string;
	name: string;
	kind: string;
	chairRule: string | null;
	role?: string;
	technicalFte?: number | null;
	commissions?: string[];
	memberIds?: string[];
	meetingFrequency?: string;
}
