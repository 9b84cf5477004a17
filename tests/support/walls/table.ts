import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { password } from "../web.ts";
import { type Place, people, type Who } from "./ground.ts";

const everyone = people;
/** Have an account, wherever they have a place. */
const signedIn = people.filter((who) => who !== "anonymous");
/** Of the territory, today. */
const members = signedIn.filter((who) => who !== "former" && who !== "stranger");
const contributors = members.filter((who) => who !== "reader" && who !== "dpo");
const stewards: Who[] = ["admin", "officer"];
/** Sit in the committee, or run the territory. */
const body: Who[] = [...stewards, "chair", "lead", "member"];
const preparers: Who[] = [...stewards, "chair", "lead"];
const leads: Who[] = [...stewards, "lead"];
/** Write the sheet. */
const editors: Who[] = [...leads, "referent"];
const nobody: Who[] = [];

export interface Row {
	/** Whom it is shown to; "all the same": it says nothing, and only leads elsewhere. */
	get: readonly Who[] | "all the same";
	/** Whose form is taken, whatever it holds; by its intent where they differ. */
	post?: readonly Who[] | Readonly<Record<string, readonly Who[]>>;
	/** Typed over the form of the page, or posted where no page has a form. */
	typed?: Record<string, string>;
	/** Posted as our scripts do. */
	json?: unknown;
	/** Which meeting the address names; the one to come unless told. */
	meeting?: keyof Place["meetings"];
	/** Which other of the place's things a name of the address stands for. */
	with?: Record<string, string>;
	/** Answered so to those whom it is for. */
	status?: number;
	/** Tables where reading it leaves a line, told or dated. */
	leaves?: readonly string[];
	/** Each part of the form is judged on its own: the answer as a whole is no refusal. */
	isJudgedInParts?: true;
}

/** What is taken away is told in the journal. */
const taken: Row = { get: members, leaves: ["journal_entry", "journal_head", "outbox"] };
const note = { notedOn: "2026-11-20", text: "Noté" };
const value = { value: "3", unavailableReason: "", measuredOn: "2026-09-30" };
const means = { amount: "3", year: "2026", promised: "3", received: "", funderName: "Fonds", url: "https://exemple.example/" };
/** The text being written, the one that waits for the chair, and the approved one. */
const texts = (writing: Omit<Row, "meeting">, waiting = writing, approved = waiting): Row[] => [
	{ ...writing, meeting: "writing" },
	{ ...waiting, meeting: "waiting" },
	{ ...approved, meeting: "approved" },
];
const decided: Row = { get: ["chair"], post: ["chair"] };
const minutesCopy = texts({ ...taken, get: body }, { ...taken, get: body }, taken);

/** What each address is and for whom, but for those of referrals, which have a table of their own. A new address without a row fails. */
export const table: Record<string, Row | Row[]> = {
	"/": { get: signedIn },
	verification: { get: everyone },
	"verification/:sha256": { get: everyone },
	connexion: { get: everyone, post: everyone },
	deconnexion: { get: "all the same", post: everyone },
	"mot-de-passe": { get: everyone, post: everyone },
	"mot-de-passe/:token": { get: everyone, post: everyone, with: { token: "reset" } },
	"invitation/:token": { get: everyone, post: everyone, with: { token: "invitation" } },
	// without the link that was sent there is nothing to see; with it, see the tests of links
	orientation: { get: nobody, post: nobody },
	"orientation/fermeture": { get: "all the same", post: everyone },
	"orientation/:token": { get: nobody, post: everyone, with: { token: "nothing" } },
	"orientation/:token/nouveau-lien": { get: "all the same", post: everyone, with: { token: "nothing" } },
	"convocation/:token": { get: everyone, post: everyone, with: { token: "convocation" } },
	"courriel/:token": { get: everyone, post: everyone, with: { token: "mail" } },
	"courriel/:token/desabonnement": { get: everyone, post: everyone, with: { token: "digest" } },
	"mon-compte": { get: signedIn, post: signedIn },
	"mon-compte/mot-de-passe": { get: signedIn, post: signedIn },
	"mon-compte/sessions": { get: "all the same", post: signedIn },
	avis: { get: signedIn, post: signedIn },
	"mon-compte/notifications": { get: signedIn, post: signedIn },
	"mon-compte/notifications/sourdines": { get: "all the same", post: members },
	"mon-compte/calendriers": { get: signedIn, post: signedIn },
	"mon-compte/calendriers/:feed/revocation": { get: "all the same", post: ["member"] },
	"calendriers/:token.ics": { get: everyone, post: everyone, with: { token: "calendar" }, leaves: ["calendar_feed"] },
	"a-propos": { get: everyone },
	accessibilite: { get: everyone },

	"t/:territory": { get: members },
	"t/:territory/recherche": { get: members },
	"t/:territory/calendrier": { get: members },
	"t/:territory/administration": { get: stewards },
	"t/:territory/administration/membres": { get: stewards },
	"t/:territory/administration/membres/invitation": { get: stewards, post: stewards },
	"t/:territory/administration/membres/:person": { get: stewards, post: stewards },
	"t/:territory/administration/membres/:person/invitation": { get: "all the same", post: stewards },
	"t/:territory/administration/membres/:person/fin": { get: stewards, post: stewards },
	"t/:territory/administration/organisations": { get: stewards, post: stewards },
	"t/:territory/administration/journal": { get: stewards },
	"t/:territory/administration/vacances-scolaires": { get: stewards, post: stewards, typed: { department: "35" } },
	"t/:territory/administration/en-tete": { get: stewards, post: stewards },
	"t/:territory/administration/envois": { get: stewards, post: stewards },
	"t/:territory/administration/envois/adresses": { get: "all the same", post: stewards },
	"t/:territory/administration/courriels": { get: stewards },
	"t/:territory/administration/courriels/:sample/html": { get: stewards },
	"t/:territory/administration/relances": { get: members, post: { quiet: stewards, set: stewards, reset: stewards } },
	"t/:territory/relances/:kind/:object": { get: members, post: [...preparers, "referent"], typed: { untilOn: "2026-12-01" } },

	"t/:territory/comites": { get: members },
	"t/:territory/comites/nouveau": { get: stewards, post: stewards },
	"t/:territory/comites/sante": { get: members },
	"t/:territory/comites/:committee": { get: members },
	"t/:territory/comites/:committee/modification": { get: stewards, post: stewards },
	"t/:territory/comites/:committee/regles": { get: body, post: leads },
	"t/:territory/comites/:committee/sieges": { get: stewards, post: stewards },
	"t/:territory/comites/:committee/invites": {
		get: preparers,
		post: preparers,
		typed: { name: "Nadia", email: "nadia@exemple.example", organisation: "CAF" },
	},
	"t/:territory/comites/:committee/mandats/nouveau": { get: stewards, post: stewards },
	"t/:territory/comites/:committee/mandats/:mandate/fin": { get: stewards, post: stewards },
	"t/:territory/comites/:committee/preparation": { get: body, post: body },
	"t/:territory/comites/:committee/dates/nouvelles": { get: preparers, post: preparers },
	"t/:territory/comites/:committee/dates/:poll": {
		get: body,
		post: { answer: ["chair", "lead", "member"], choose: preparers, cancel: preparers },
	},

	"t/:territory/comites/:committee/reunions/nouvelle": { get: preparers, post: preparers },
	"t/:territory/comites/:committee/reunions/serie": { get: preparers, post: preparers },
	"t/:territory/comites/:committee/reunions/:meeting": { get: members, post: preparers },
	"t/:territory/comites/:committee/reunions/:meeting/modification": { get: preparers, post: preparers },
	// of no series
	"t/:territory/comites/:committee/reunions/:meeting/serie": { get: preparers, post: preparers, status: 422 },
	"t/:territory/comites/:committee/reunions/:meeting/convocation": { get: preparers, post: preparers, meeting: "planned" },
	"t/:territory/comites/:committee/reunions/:meeting/convocation/relance": { get: members, post: preparers, status: 302 },
	"t/:territory/comites/:committee/reunions/:meeting/convocation/reponse": {
		get: ["chair", "lead", "member"],
		post: ["chair", "lead", "member"],
	},
	"t/:territory/comites/:committee/reunions/:meeting/ordre-du-jour": { get: preparers, post: preparers },
	"t/:territory/comites/:committee/reunions/:meeting/ordre-du-jour/suggestions": { get: preparers, post: preparers },
	"t/:territory/comites/:committee/reunions/:meeting/ordre-du-jour/:point": [
		{ get: preparers, post: preparers },
		{ get: preparers, post: preparers, with: { point: "secret-point" } },
	],
	"t/:territory/comites/:committee/reunions/:meeting/ordre-du-jour/:point/documents": [
		{ get: preparers, post: preparers },
		{ get: preparers, post: preparers, with: { point: "secret-point" } },
	],
	"t/:territory/comites/:committee/reunions/:meeting/documents/:paper/telechargement": [
		{ get: members },
		{ get: body, with: { paper: "secret-paper" } },
	],
	"t/:territory/comites/:committee/reunions/:meeting/points-traites": { get: preparers, post: preparers, meeting: "approved" },
	"t/:territory/comites/:committee/reunions/:meeting/presences": { get: preparers, post: preparers },
	"t/:territory/comites/:committee/reunions/:meeting/emargement": { get: members },

	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu": texts(
		{ get: body, post: { submit: leads } },
		{ get: body, post: { observe: ["chair", "lead", "member"], submit: leads } },
		{ get: members, post: { "propose-erratum": preparers, reopen: ["chair"] } },
	),
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/export.pdf": minutesCopy,
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/export.docx": minutesCopy,
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/export.odt": minutesCopy,
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/diffusion": texts({ get: preparers, post: preparers }),
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/versions": texts({ get: body, post: leads }),
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/versions/:number": { get: body, post: leads, meeting: "waiting" },
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/approbation": texts(
		decided,
		{ ...decided, typed: { password } },
		decided,
	),
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/redaction": texts({ get: body, post: leads }),
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/redaction/acces": {
		...{ get: "all the same", post: body, meeting: "writing", json: { vocabulary: vocabularyVersion } },
	},
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/approuve/:sha256": { get: members, meeting: "approved" },

	"t/:territory/decisions": { get: members },
	"t/:territory/decisions/taches/:task": { get: members, post: [...leads, "member"] },

	"t/:territory/programme": { get: members },
	"t/:territory/programme/budget": { get: members },
	"t/:territory/programme/:programme/champs-demandes": { get: stewards, post: stewards },
	"t/:territory/fiches": { get: members },
	"t/:territory/fiches/nouvelle": { get: leads, post: leads },
	"t/:territory/fiches/import": { get: stewards, post: stewards },
	"t/:territory/fiches/import/:import": { get: stewards, post: stewards },
	"t/:territory/fiches/vues": { get: members },
	// one may keep a list for oneself; only whoever contributes shares it
	"t/:territory/fiches/vues/nouvelle": { get: members, post: members },
	"t/:territory/fiches/vues/:view": { get: ["lead"], post: ["lead"] },
	"t/:territory/fiches/vues/:view/suppression": { get: ["lead"], post: ["lead"] },
	"t/:territory/fiches/modification-groupee": { get: contributors, post: contributors },
	"t/:territory/fiches/modifications-groupees": { get: members },
	"t/:territory/fiches/modifications-groupees/:change": { get: members, post: leads },
	"t/:territory/fiches/:sheet": { get: members },
	"t/:territory/fiches/:sheet/modification": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/historique": { get: members },
	"t/:territory/fiches/:sheet/versions/:number": { get: members, post: stewards },
	"t/:territory/fiches/:sheet/sous-actions/nouvelle": { get: editors, post: editors },
	// what the CAF brings: its own people, and whoever writes the sheet
	"t/:territory/fiches/:sheet/contributions/:organisation": { get: [...editors, "pilot"], post: [...editors, "pilot"] },
	"t/:territory/fiches/:sheet/bilan": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/statut": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/jalons/nouveau": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/jalons/:milestone": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/jalons/:milestone/realisation": { get: members, post: [...editors, "pilot"] },
	"t/:territory/fiches/:sheet/indicateurs/nouveau": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/indicateurs/:indicator": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/indicateurs/:indicator/valeurs/nouvelle": {
		get: [...editors, "pilot"],
		post: [...editors, "pilot"],
		typed: value,
	},
	"t/:territory/fiches/:sheet/moyens": { get: members },
	"t/:territory/fiches/:sheet/moyens/budget/nouveau": { get: editors, post: editors, typed: means },
	"t/:territory/fiches/:sheet/moyens/budget/:line": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/moyens/budget/:line/retrait": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/moyens/financements/nouveau": { get: editors, post: editors, typed: means },
	"t/:territory/fiches/:sheet/moyens/financements/:funding": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/moyens/financements/:funding/retrait": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/moyens/liens/nouveau": { get: editors, post: editors, typed: means },
	"t/:territory/fiches/:sheet/moyens/liens/:link/retrait": { get: editors, post: editors },
	// each for an organisation of theirs that takes part
	"t/:territory/fiches/:sheet/engagements/nouveau": {
		get: [...editors, "chair", "member", "pilot"],
		post: [...editors, "chair", "member", "pilot"],
	},
	"t/:territory/fiches/:sheet/engagements/:commitment": { get: [...editors, "pilot"], post: [...editors, "pilot"] },
	"t/:territory/fiches/:sheet/engagements/:commitment/retrait": { get: [...editors, "pilot"], post: [...editors, "pilot"] },
	"t/:territory/fiches/:sheet/suivi": { get: members },
	"t/:territory/fiches/:sheet/suivi/notes/nouvelle": { get: editors, post: editors, typed: note },
	"t/:territory/fiches/:sheet/suivi/notes/:note": { get: ["lead"], post: ["lead"] },
	"t/:territory/fiches/:sheet/suivi/commentaires/nouveau": { get: contributors, post: contributors, typed: { text: "Bonjour" } },
	"t/:territory/fiches/:sheet/suivi/commentaires/:comment": { get: ["member"], post: ["member"] },
	"t/:territory/fiches/:sheet/suivi/commentaires/:comment/suppression": { get: ["member"], post: ["member"] },
	"t/:territory/fiches/:sheet/suivi/commentaires/:comment/resolution": { get: members, post: [...editors, "member"], status: 302 },
	"t/:territory/fiches/:sheet/pieces/nouvelle": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/pieces/:attachment/telechargement": { get: members },
	"t/:territory/fiches/:sheet/pieces/:attachment/retrait": { get: editors, post: editors },
	"t/:territory/fiches/:sheet/export.pdf": taken,
	"t/:territory/fiches/export.pdf": taken,
	"t/:territory/fiches/:sheet/export.docx": taken,
	"t/:territory/fiches/export.docx": taken,
	"t/:territory/fiches/:sheet/export.odt": taken,
	"t/:territory/fiches/export.odt": taken,
	"t/:territory/fiches/liste.xlsx": taken,
	"t/:territory/fiches/liste.csv": taken,
	"t/:territory/exports": { get: members },
	"t/:territory/exports/nouveau": { get: members, post: members },
	"t/:territory/exports/:export": { get: ["lead"] },
	"t/:territory/exports/:export/fichier": { ...taken, get: ["lead"] },

	"t/:territory/indicateurs": { get: members },
	"t/:territory/indicateurs/liste.xlsx": taken,
	"t/:territory/indicateurs/liste.csv": taken,
	"t/:territory/indicateurs/:indicator": { get: members },
	"t/:territory/indicateurs/:indicator/valeurs.xlsx": taken,
	"t/:territory/indicateurs/:indicator/valeurs.csv": taken,
	"t/:territory/indicateurs/relecture": { get: leads, post: leads },
	"t/:territory/indicateurs/campagnes": { get: members },
	"t/:territory/indicateurs/campagnes/nouvelle": { get: leads, post: leads },
	"t/:territory/indicateurs/campagnes/:campaign": { get: members, post: leads },
	"t/:territory/indicateurs/campagnes/:campaign/responsables": { get: leads, post: leads },
	"t/:territory/indicateurs/campagnes/:campaign/saisie": {
		get: members,
		post: [...editors, "pilot"],
		typed: { "rows[0].value": "3" },
		isJudgedInParts: true,
	},
	"t/:territory/indicateurs/campagnes/:campaign/saisie/ligne": {
		...{ get: "all the same", post: [...editors, "pilot"], isJudgedInParts: true },
		json: { rows: [{ expectedId: ":expected", value: "3", revision: "0" }] },
	},

	// a demonstration's; nowhere else
	"boite-aux-lettres": { get: nobody },
	"boite-aux-lettres/:message": { get: nobody },
	"boite-aux-lettres/:message/pieces/:index": { get: nobody },
	"boite-aux-lettres/:message/html": { get: nobody },
	"*": { get: nobody },
};
