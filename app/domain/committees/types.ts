export const committeeKinds = [
	"coordination_committee",
	"steering_committee",
	"technical_committee",
	"thematic_group",
	"working_group",
	"council_commission",
	"council",
	"ccas_board",
	"social_watch",
	"plenary",
	"other",
] as const;
export type CommitteeKind = (typeof committeeKinds)[number];
