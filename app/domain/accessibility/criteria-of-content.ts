import { axe, byHand, inTest, onEveryPage, theme, without } from "./holdings.ts";

const noMedia = without("Il n'y a ni son, ni vidéo, ni animation à lire.");
const noLayoutTable = without("Aucun tableau ne sert à la mise en page.");
const noCaptcha = without("Il n'y a pas d'image à déchiffrer pour prouver qu'on est une personne.");

/** Themes 1 to 7 of the RGAA 4.1.2: what a page holds. */
export const criteriaOfContent = [
	theme(
		1,
		"Images",
		["Une image qui informe a une alternative", axe("image-alt", "input-image-alt", "role-img-alt", "svg-img-alt")],
		["Une image décorative est passée sous silence", onEveryPage],
		[
			"L'alternative dit ce que montre l'image",
			byHand("Lire le nom des barres d'avancement et des graphiques à côté de ce qu'ils montrent."),
		],
		["L'alternative d'un captcha dit ce qu'il est", noCaptcha],
		["Un captcha a une autre voie d'accès", noCaptcha],
		["Une image complexe a une description détaillée", byHand("Chaque graphique est suivi du tableau de ses valeurs.")],
		["La description détaillée dit tout ce que dit l'image", byHand("Comparer chaque graphique et son tableau.")],
		["Un texte n'est pas mis en image", without("Aucune image ne contient de texte, hors la marque du produit.")],
		["Une image légendée est liée à sa légende", byHand("La légende des graphiques est lue avec eux.")],
	),
	theme(
		2,
		"Cadres",
		["Un cadre a un titre", axe("frame-title")],
		[
			"Le titre du cadre dit ce qu'il contient",
			byHand("Les cadres qui montrent un courriel ou un modèle de courriel sont nommés d'après lui."),
		],
	),
	theme(
		3,
		"Couleurs",
		["La couleur n'est jamais seule à informer", byHand("En niveaux de gris, statuts, retards et graphiques se comprennent encore.")],
		["Le texte contraste avec son fond", axe("color-contrast")],
		[
			"Champs, boutons et dessins contrastent avec leur fond",
			byHand("Bords des champs, icônes et barres, au survol et au focus, dans les deux thèmes."),
		],
	),
	theme(
		4,
		"Multimédia",
		["Un média temporel a une transcription ou une audiodescription", noMedia],
		["Cette transcription est fidèle", noMedia],
		["Une vidéo a des sous-titres synchronisés", noMedia],
		["Ces sous-titres sont fidèles", noMedia],
		["Une vidéo a une audiodescription synchronisée", noMedia],
		["Cette audiodescription est fidèle", noMedia],
		["Un média temporel est annoncé", noMedia],
		["Un média non temporel a une alternative", noMedia],
		["Cette alternative est fidèle", noMedia],
		["Un son qui part seul peut être arrêté", noMedia],
		["La lecture se commande au clavier et à la souris", noMedia],
		["Un média non temporel se commande au clavier et à la souris", noMedia],
		["Les aides techniques lisent les médias", noMedia],
	),
	theme(
		5,
		"Tableaux",
		["Un tableau complexe a un résumé", byHand("Tableaux à plusieurs rangs d'en-têtes\u00a0: grille de saisie, budget, présences.")],
		["Ce résumé aide à lire le tableau", byHand("Le lire, puis retrouver une valeur.")],
		["Un tableau de mise en page se lit en ligne", noLayoutTable],
		["Un tableau a un titre, lié à lui", onEveryPage],
		["Le titre du tableau dit ce qu'il contient", byHand("Lire les titres de tableaux, les uns après les autres, hors de leur page.")],
		["Les en-têtes sont déclarés comme tels", onEveryPage],
		["Chaque cellule est liée à ses en-têtes", axe("td-headers-attr", "th-has-data-cells", "scope-attr-valid")],
		["Un tableau de mise en page n'a rien d'un tableau de données", noLayoutTable],
	),
	theme(
		6,
		"Liens",
		["Un lien dit où il mène", byHand("Lire la liste des liens d'une page dans un lecteur d'écran.")],
		["Un lien a un nom", axe("link-name", "area-alt")],
	),
	theme(
		7,
		"Scripts",
		["Les scripts sont compris des aides techniques", byHand("Éditeur du compte rendu et grille de saisie avec NVDA, JAWS et VoiceOver.")],
		["L'alternative d'un script est fidèle", byHand("Sans JavaScript, la grille et le texte gardent leurs données et leurs actions.")],
		[
			"Tout se commande au clavier",
			inTest("tests/e2e/keyboard-story.test.ts", "goes from the agenda to a task done, by the keyboard alone, $how"),
		],
		["Un changement de contexte est annoncé ou voulu", byHand("Aucune liste ni case ne quitte la page quand on y touche.")],
		[
			"Un message d'état est annoncé sans prendre le focus",
			byHand("Enregistrement, présence et messages de confirmation, au lecteur d'écran."),
		],
	),
];
