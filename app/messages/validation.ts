import type { z } from "zod";

/** Plain French for what the schemas refuse; a schema that says more gives its own message. */
export const validationSentence: z.core.$ZodErrorMap = (issue) => {
	switch (issue.code) {
		case "invalid_type":
			if (issue.input === undefined || issue.input === null) return "Ce champ est obligatoire.";
			if (issue.expected === "number" || issue.expected === "int") return "Indiquez un nombre.";
			return "Cette valeur n'est pas du bon type.";
		case "too_big":
			if (issue.origin === "string") return `Raccourcissez ce texte\u00a0: ${issue.maximum} caractères au plus.`;
			if (issue.origin === "array") return `Choisissez-en ${issue.maximum} au plus.`;
			return `Indiquez un nombre inférieur ou égal à ${issue.maximum}.`;
		case "too_small":
			if (issue.origin === "string")
				return issue.minimum === 1 ? "Ce champ est obligatoire." : `Écrivez au moins ${issue.minimum} caractères.`;
			if (issue.origin === "array") return `Choisissez-en au moins ${issue.minimum}.`;
			return `Indiquez un nombre supérieur ou égal à ${issue.minimum}.`;
		case "invalid_value":
			if (issue.input === undefined || issue.input === null) return "Ce champ est obligatoire.";
			return "Choisissez une valeur de la liste.";
		case "invalid_format":
			if (issue.format === "email") return "Indiquez une adresse de courriel complète, par exemple prenom.nom@exemple.fr.";
			if (issue.format === "date") return "Indiquez une date, par exemple 23/11/2026.";
			return "Ce format n'est pas reconnu.";
		case "unrecognized_keys":
			return `Ce formulaire contient des champs inconnus (${issue.keys.map((key) => key.slice(0, 40)).join(", ")})\u00a0: rechargez la page.`;
		default:
			return "Cette valeur n'est pas acceptée.";
	}
};
