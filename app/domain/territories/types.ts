export const territoryKinds = ["commune", "epci", "grouping"] as const;
export type TerritoryKind = (typeof territoryKinds)[number];
