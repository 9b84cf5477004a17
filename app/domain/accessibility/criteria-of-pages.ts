import { axe, byHand, inTest, onEveryPage, onMainPages, theme, without } from "./holdings.ts";

const noSiteMap = without("Il n'y a pas de plan du site\u00a0: le menu et la recherche sont les deux voies.");
const noCryptic = without("Il n'y a ni dessin en caractères ni syntaxe cryptique.");

/** Themes 8 to 13 of the RGAA 4.1.2: how a page is made and how it behaves. */
export const criteriaOfPages = [
	theme(
		8,
		"Éléments obligatoires",
		["La page a un type de document", onEveryPage],
		[
			"Le code est valide",
			byHand("Passer les pages de l'échantillon au validateur du W3C\u00a0; les identifiants en double sont déjà cherchés partout."),
		],
		["La langue de la page est dite", axe("html-has-lang")],
		["C'est la bonne langue", onEveryPage],
		["La page a un titre", axe("document-title")],
		["Le titre dit ce qu'est la page", byHand("Lire les titres de l'échantillon sans voir les pages.")],
		["Un passage en une autre langue est signalé", byHand("Chercher des passages en langue étrangère, dans les écrits aussi.")],
		["Sa langue est la bonne", axe("valid-lang", "html-lang-valid")],
		["Une balise ne sert pas qu'à l'apparence", byHand("Relire le code des pages de l'échantillon.")],
		["Un changement de sens de lecture est signalé", without("Rien ne s'écrit de droite à gauche.")],
	),
	theme(
		9,
		"Structure de l'information",
		[
			"Les titres font le plan de la page",
			byHand("Lire le plan des titres\u00a0; un seul titre de niveau 1 et des niveaux qui se suivent sont déjà vérifiés partout."),
		],
		["La page a ses régions", onMainPages("has one h1, its regions, and its menu and search always in the same place")],
		["Une énumération est une liste", byHand("Chercher des énumérations faites de tirets ou de lignes.")],
		["Une citation est une citation", byHand("Citations du compte rendu, des remarques et des motifs.")],
	),
	theme(
		10,
		"Présentation de l'information",
		["L'apparence vient des feuilles de style", onEveryPage],
		["Sans feuille de style, tout ce qui informe est là", byHand("Lire l'échantillon sans feuille de style.")],
		["Sans feuille de style, l'ordre se comprend", byHand("Lire l'échantillon sans feuille de style.")],
		["À 200 %, le texte se lit", onMainPages("fits in 320 px, and with text twice as large")],
		[
			"Couleur de texte et couleur de fond vont ensemble",
			byHand("Chaque règle qui change l'une change l'autre ou hérite d'un fond déclaré."),
		],
		["Un lien dans un texte s'y distingue", axe("link-in-text-block")],
		["On voit où est le focus", onMainPages("shows where the focus is, never under the header, from the first Tab to the last")],
		["Ce qui est caché l'est aussi aux aides techniques", axe("aria-hidden-focus", "aria-hidden-body")],
		[
			"Forme, taille et place ne sont pas seules à informer",
			byHand("Chercher «\u00a0ci-contre\u00a0», «\u00a0en rouge\u00a0», «\u00a0le bouton rond\u00a0» et semblables."),
		],
		["L'autre moyen d'informer convient", byHand("Avec le critère 10.9.")],
		["À 320 px, rien ne défile de côté", onMainPages("fits in 320 px, and with text twice as large")],
		["Le texte supporte d'être espacé", onMainPages("keeps its words when lines, words and letters are spaced")],
		["Ce qui apparaît au survol ou au focus se maîtrise", byHand("Menus, plis et listes de l'éditeur\u00a0: Échap, survol, permanence.")],
		["Ce que montre le style se montre aussi au clavier", byHand("Rien n'apparaît au survol qui n'apparaisse au focus.")],
	),
	theme(
		11,
		"Formulaires",
		["Un champ a une étiquette", axe("label", "select-name", "aria-input-field-name", "aria-toggle-field-name")],
		["L'étiquette dit ce qui est attendu", byHand("Lire chaque étiquette hors de son formulaire.")],
		["Le même champ a partout la même étiquette", byHand("Comparer les formulaires qui demandent la même chose.")],
		["L'étiquette est à côté de son champ", byHand("À 360 px et agrandi quatre fois.")],
		["Les champs de même nature sont groupés", onEveryPage],
		["Le groupe a une légende", onEveryPage],
		["La légende dit ce qu'est le groupe", byHand("Lire chaque légende.")],
		["Les choix de même nature sont groupés dans les listes", byHand("Listes de fiches, de personnes et d'organisations.")],
		["Un bouton dit ce qu'il fait", byHand("Lire la liste des boutons\u00a0; chacun a un nom, c'est déjà vérifié partout.")],
		[
			"Les erreurs sont dites, avec le format attendu",
			inTest("tests/e2e/pages.test.ts", "refused forms of %s say what is wrong, where, and keep what was typed"),
		],
		["L'erreur propose comment corriger", byHand("Lire les phrases d'erreur de chaque formulaire.")],
		[
			"Un acte qui engage se relit, se confirme, se reprend",
			inTest(
				"tests/e2e/approval-story.test.ts",
				"are re-opened by the chair, who says why; the old text stays at its own address, and the sheet as it was decided",
			),
		],
		["Les champs sur soi se remplissent seuls", onMainPages("lets the browser fill in what it knows of a person")],
	),
	theme(
		12,
		"Navigation",
		["Il y a deux voies pour trouver une page", onMainPages("has one h1, its regions, and its menu and search always in the same place")],
		["Le menu est toujours à la même place", onMainPages("has one h1, its regions, and its menu and search always in the same place")],
		["Le plan du site est complet", noSiteMap],
		["Le plan du site se trouve partout au même endroit", noSiteMap],
		["La recherche est partout au même endroit", onMainPages("has one h1, its regions, and its menu and search always in the same place")],
		["Les régions s'atteignent ou s'évitent", axe("bypass", "region", "landmark-one-main")],
		["Un lien mène droit au contenu", onMainPages("lets the first Tab jump to the content, where the focus lands")],
		["L'ordre du clavier suit le sens", byHand("Parcourir l'échantillon à la tabulation.")],
		[
			"Le clavier n'est jamais pris au piège",
			onMainPages("shows where the focus is, never under the header, from the first Tab to the last"),
		],
		["Un raccourci d'une seule touche se désactive", without("Aucun raccourci ne tient en une touche hors de la saisie d'un texte.")],
		["Ce qui apparaît au survol s'atteint au clavier", byHand("Menus, plis et listes de l'éditeur.")],
	),
	theme(
		13,
		"Consultation",
		[
			"Une limite de temps s'allonge ou se supprime",
			byHand("Fin de session pendant une saisie\u00a0; page qui attend le retour du service."),
		],
		[
			"Aucune fenêtre ne s'ouvre seule",
			inTest("tests/architecture/pure/accessibility.test.ts", "has nothing of what is said to be absent"),
		],
		[
			"Un document téléchargé est accessible",
			byHand("Ouvrir PDF, DOCX et ODT au lecteur d'écran\u00a0; la structure du PDF est déjà vérifiée à chaque essai."),
		],
		["Sa version accessible dit la même chose", byHand("Comparer la page, le PDF et le DOCX d'un même compte rendu.")],
		["Un contenu cryptique a une alternative", noCryptic],
		["L'alternative d'un contenu cryptique est fidèle", noCryptic],
		["Rien ne clignote violemment", without("Rien ne clignote\u00a0: les seules animations sont de brefs fondus.")],
		["Ce qui bouge s'arrête", onMainPages("moves nothing for whoever wants no movement")],
		["La page se lit en portrait et en paysage", onMainPages("reads upright and lying down")],
		["Un geste complexe a un équivalent simple", without("Aucun geste à plusieurs doigts ni tracé n'est demandé.")],
		["Un appui se reprend avant d'être relâché", byHand("Appuyer sur un bouton, s'en écarter, relâcher\u00a0: rien ne se passe.")],
		["Un mouvement de l'appareil a un équivalent", without("Les mouvements de l'appareil ne commandent rien.")],
	),
];
