import type { Conformity } from "#app/domain/accessibility/conformity.ts";

/** As the law words it. */
export const conformityLabels: Record<Conformity, string> = {
	total: "totalement conforme",
	partial: "partiellement conforme",
	none: "non conforme",
};

/** How a criterion stands today. */
export const standingLabels = {
	tested: "Respecté, vérifié par un essai automatique à chaque version",
	checked: "Respecté, vérifié par une personne",
	failing: "Non respecté",
	unverified: "Non vérifié",
	absent: "Non applicable",
} as const;
