import type { TerritoryRole } from "#app/domain/kernel/actor.ts";

/** What a person is in a territory, beside their mandates. */
export const roleLabels: Record<TerritoryRole, string> = {
	admin: "Administration",
	cooperation_officer: "Coopération CTG",
	partner: "Partenaire",
	reader: "Lecture",
};
