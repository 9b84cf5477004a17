import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { axe, violationsOf } from "#tests/support/axe.ts";
import { desktop, phone, useBrowser } from "#tests/support/browser.ts";
import { mailVisits } from "#tests/support/mail-visits.ts";
import { useProduct } from "#tests/support/product.ts";
import { referralVisits } from "#tests/support/referral-visits.ts";

// Every kind of page, as the people who use it most see it: accessible, within the screen, light, titled, and silent.

const product = useProduct(new Date("2026-11-24T09:00:00Z"));
const browser = useBrowser();

interface Visit {
	account: string | null;
	/**
	 * Addresses; a text beginning with "→" is followed as the first link whose address matches, from the page before, and one beginning with
	 * "⇒" as the first whose words do; "…" is the address of the last referral met. Ending with "▾", the page is looked at with its folds open;
	 * ending with " 404", that is what it answers instead of 200.
	 */
	pages: string[];
}

const visits: Visit[] = [
	{
		account: null,
		pages: [
			"/connexion",
			"/mot-de-passe",
			"/invitation/inconnue 404",
			"/convocation/inconnue 404",
			"/a-propos",
			"/accessibilite",
			"/verification",
			"/verification?empreinte=abc",
			`/verification/${"0".repeat(64)} 404`,
			"/boite-aux-lettres",
			"→/boite-aux-lettres/[0-9a-f-]+$",
			"/nulle-part 404",
			"/courriel/inconnu 404",
			"/courriel/inconnu/desabonnement 404",
		],
	},
	{
		account: "technique-insertion@ccals.example",
		pages: [
			"/",
			"/avis▾",
			"/avis?etat=unread",
			"/avis?etat=done",
			"/avis?sujet=reminder",
			"/avis?etat=read&territoire=ccals&page=7",
			"/avis?etat=done&sujet=mention",
			"/mon-compte/notifications▾",
			"/t/ccals/administration/relances",
			"/t/ccals/administration/relances?comite=insertion",
			"/t/ccals/administration/relances?comite=insertion&regle=task",
			"/t/ccals/administration/relances?comite=nulle-part 404",
			"/t/ccals/administration/courriels 404",
			"/t/ccals/administration/envois 404",
			"/t/ccals/fiches/ccals-5-1",
			"→/relances/milestone/[0-9a-f-]{36}$▾",
			"/t/ccals/fiches/ccals-5-1",
			"→/relances/progress-note/[0-9a-f-]{36}$",
			"/t/ccals/relances/task/01a20000-0000-7000-8000-000000000000 404",
			"/t/ccals/decisions?vue=suites",
			"→/taches/",
			"→/relances/task/[0-9a-f-]{36}$▾",
			"/t/ccals/comites/insertion",
			"→/reunions/[0-9a-f-]{36}$",
			"→/relances/[a-z-]+/[0-9a-f-]{36}$▾",
			"/t/ccals",
			"/t/ccals/programme",
			"/t/ccals/fiches",
			"/t/ccals/fiches?q=introuvable-nulle-part",
			"/t/ccals/fiches?vue=cartes&tri=end",
			"/t/ccals/fiches?vue=frise&statut=in_progress&statut=draft",
			"/t/ccals/fiches?colonnes=pilote&colonnes=partenaires&colonnes=indicateurs&colonnes=note&colonnes=etiquettes",
			"/t/ccals/fiches/vues",
			"/t/ccals/fiches/vues/nouvelle?statut=late",
			"/t/ccals/recherche",
			"/t/ccals/recherche?q=insertion",
			"/t/ccals/recherche?q=accompagnement&type=fiches",
			"/t/ccals/recherche?q=xyzxyz",
			"/t/ccals/fiches/ccals-5-1",
			"/t/ccals/fiches/ccals-5-1/modification",
			"/t/ccals/fiches/ccals-5-1/statut",
			"/t/ccals/fiches/ccals-5-1/modification?partie=contexte",
			"/t/ccals/fiches/ccals-5-1/modification?partie=moyens",
			"/t/ccals/fiches/ccals-5-1/moyens",
			"/t/ccals/fiches/ccals-5-1/suivi",
			"/t/ccals/fiches/ccals-5-1/historique",
			"/t/ccals/programme/budget",
			"/t/ccals/indicateurs/campagnes",
			"/t/ccals/indicateurs/relecture",
			"/t/ccals/fiches/ccals-5-1/jalons/nouveau",
			"/t/ccals/fiches/ccals-5-1/indicateurs/nouveau",
			"/t/ccals/fiches/ccals-5-1",
			"→/jalons/[0-9a-f-]{36}$",
			"/t/ccals/fiches/ccals-5-1",
			"→/valeurs/nouvelle",
			"/t/ccals/indicateurs",
			"/t/ccals/comites",
			"/t/ccals/comites/insertion/reunions/nouvelle",
			"/t/ccals/comites/insertion/reunions/serie",
			"/t/ccals/comites/insertion/reunions/serie?title=Comite&startTime=10:00&unit=weeks&every=2&weekday=2&rank=1&fromDay=2027-02-02&count=5&skipsSchoolHolidays=on",
			"/t/ccals/comites/insertion/reunions/serie?title=Comite&startTime=10:00&unit=weeks&every=1&weekday=2&rank=1&fromDay=2026-01-02&count=61",
			"/t/ccals/comites/insertion/dates/nouvelles",
			"/t/ccals/comites/insertion/preparation",
			"→/dates/[0-9a-f-]{36}$",
			"/t/ccals/comites/insertion",
			"→/reunions/[0-9a-f-]{36}$",
			"→/ordre-du-jour$",
			"→/reunions/[0-9a-f-]{36}$",
			"→/ordre-du-jour$",
			"→/suggestions$",
			"→/ordre-du-jour$",
			"→/documents$",
			"→/reunions/[0-9a-f-]{36}$",
			"→/presences$",
			"→/reunions/[0-9a-f-]{36}$",
			"→/emargement$",
			"→/reunions/[0-9a-f-]{36}$",
			"→/modification$",
			"/t/ccals/comites/insertion",
			"⇒^Réunion du comité$",
			"→/serie$",
			"/t/ccals/decisions?comite=insertion",
			"→/compte-rendu$▾",
			"→/reunions/[0-9a-f-]{36}$",
			"→/points-traites$",
			"/t/ccals/decisions?vue=suites",
			"/t/ccals/calendrier",
			"/t/ccals/calendrier?mois=2099-01&nature=reunion",
			"/t/ccals/calendrier?vue=mois&personne=moi",
			"/t/ccals/calendrier?vue=frise",
			"/t/ccals/decisions",
			"→/taches/",
			"/mon-compte",
			"/mon-compte/mot-de-passe",
			"/mon-compte/calendriers",
			"/t/ccals/comites/insertion",
			"→/mon-compte/calendriers.comite=",
		],
	},
	{
		account: "technique-gerontologie@ccals.example",
		pages: [
			"/",
			"→/indicateurs/relecture$",
			"/t/ccals/indicateurs/campagnes",
			"→/campagnes/[0-9a-f-]{36}$",
			"→/responsables$",
			"/t/ccals/fiches/ccals-7-1/suivi",
			"→/commentaires/[0-9a-f-]{36}$",
			"/t/ccals/fiches/ccals-7-1/suivi",
			"→/suppression$",
		],
	},
	{
		account: "presidence-insertion@ccals.example",
		pages: [
			"/",
			"→/approbation$▾",
			"→passage=1#passage-1$",
			"→/compte-rendu$",
			"/t/ccals/decisions?comite=insertion",
			"→/compte-rendu$▾",
			"→/verification/[0-9a-f]{64}$",
			"→/approuve/[0-9a-f]{64}$",
			"/verification",
			"/t/redon 404",
		],
	},
	{
		account: "cooperation@ccals.example",
		pages: [
			"/avis",
			"/mon-compte/notifications",
			"/t/ccals/administration/relances",
			"/t/ccals/administration/relances?regle=milestone",
			"/t/ccals/administration/courriels",
			"/t/ccals/administration/envois",
			"/t/ccals/comites/gerontologie",
			"→/relances/mandate/[0-9a-f-]{36}$▾",
			"/t/ccals/orientations/repartition",
			"→/relances/mission/[0-9a-f-]{36}$▾",
			"/t/ccals/orientations/permanences",
			"→/relances/drop-in-session/[0-9a-f-]{36}$▾",
			"/t/ccals/administration/vacances-scolaires",
			"/t/ccals/administration/en-tete",
			"/t/ccals/decisions",
			"→/compte-rendu$",
			"→/diffusion$",
			"→/compte-rendu$",
			"→/versions$",
			"→/versions/1$",
			"/t/ccals/comites/insertion/mandats/nouveau",
			"/t/ccals/comites?nature=council",
			"/t/ccals/comites/nouveau",
			"/t/ccals/comites/sante",
			"/t/ccals/comites/sante?comite=insertion&annee=2025",
			"/t/ccals/comites/insertion/modification",
			"/t/ccals/comites/insertion/regles",
			"/t/ccals/comites/insertion/sieges",
			"/t/ccals/comites/insertion/invites",
			"/t/ccals/comites/insertion",
			"→/reunions/[0-9a-f-]+$",
			"→/reunions/[0-9a-f-]+/convocation$",
			"/t/ccals/comites/conseil-communautaire",
		],
	},
	{ account: "lecture@ccals.example", pages: ["/", "/t/ccals/fiches/ccals-5-1", "/t/ccals/fiches/ccals-5-1/modification 403"] },
	{ account: "cooperation@grenoble.example", pages: ["/t/grenoble", "/t/grenoble/programme", "/t/grenoble/comites"] },
	{ account: "cooperation@sables-olonne.example", pages: ["/t/sables-olonne/programme", "/t/sables-olonne/indicateurs"] },
	{ account: "cooperation@saint-sebastien.example", pages: ["/t/saint-sebastien", "/t/saint-sebastien/programme"] },
	{
		account: "admin@redon.example",
		pages: [
			"/t/redon/programme",
			"→/relances/programme/[0-9a-f-]{36}$▾",
			"/t/redon/fiches?phare=1",
			"/t/redon/fiches/modification-groupee?toutes=phare%3D1",
			"/t/redon/fiches/modification-groupee?toutes=phare%3D1&quoi=statut&statut=on_hold",
			"/t/redon/fiches/modification-groupee?toutes=phare%3D1&quoi=etiquettes",
			"/t/redon/fiches/modifications-groupees",
			"/t/redon/administration",
			"/t/redon/administration/membres",
			"/t/redon/administration/membres/invitation",
			"/t/redon/administration/organisations",
			"/t/redon/administration/journal",
			"/t/redon/administration/envois",
			"/t/redon/fiches/import",
			"/t/redon/indicateurs/campagnes/nouvelle",
			"/t/redon/exports",
		],
	},
	...referralVisits,
];

const looks = [
	{ name: "1280 px, light", options: { ...desktop, colorScheme: "light" as const } },
	{ name: "360 px, dark", options: { ...phone, colorScheme: "dark" as const } },
];

const expectedStatus = / (\d{3})$/;

async function follow(page: Page, address: string): Promise<{ path: string; html: string; status: number }> {
	let target = address.replace(expectedStatus, "").replace("▾", "");
	const isLink = /^[→⇒]/.test(target);
	if (isLink) {
		const links = await page
			.locator("main a[href]")
			.evaluateAll((all) => all.map((link) => ({ href: link.getAttribute("href") ?? "", words: (link as HTMLElement).innerText.trim() })));
		const wanted = new RegExp(target.slice(1));
		const match = links.find(({ href, words }) => wanted.test(target.startsWith("→") ? href : words));
		expect(match, `a link like ${address} on ${page.url()}`).toBeDefined();
		target = match?.href as string;
	}
	const response = await page.goto(new URL(target, isLink ? page.url() : product.url).href);
	if (address.endsWith("▾")) {
		await page.locator("main details").evaluateAll((folds) => {
			for (const fold of folds) fold.setAttribute("open", "");
		});
	}
	return { path: target, html: (await response?.text()) ?? "", status: response?.status() ?? 0 };
}

describe.each(looks)("pages at $name", ({ options }) => {
	it.each(visits)(
		"of $account are accessible, within the screen, light and without scripts",
		{ timeout: 300_000 },
		async ({ account, pages }) => {
			const page = await browser.open(options);
			await page.context().addInitScript({ content: axe });
			if (account) {
				await page.goto(`${product.url}/connexion`);
				await page.getByLabel("Adresse de courriel").fill(account);
				await page.getByLabel("Mot de passe").fill(demonstrationPassword);
				await page.getByRole("button", { name: "Se connecter" }).click();
				await page.waitForURL(`${product.url}/`);
			}
			const found: Record<string, unknown> = {};
			let referral = "";
			for (const address of pages.includes("/connexion") ? [...pages, ...ofMails] : pages) {
				const { path, html, status } = await follow(page, address.replace("…", referral));
				referral = /^.*\/orientations\/[0-9a-f-]{36}/.exec(page.url())?.[0] ?? referral;
				const facts = {
					status,
					violations: await violationsOf(page),
					overflow: await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)),
					headings: await page.locator("h1").count(),
					hasTitle: /. – Maillage$/.test(await page.title()),
					scripts: (html.match(/<script/g) ?? []).length,
					isLight: gzipSync(html).length + stylesheetBytes < 60_000,
				};
				const wanted = {
					status: Number(expectedStatus.exec(address)?.[1] ?? 200),
					violations: [],
					overflow: 0,
					headings: 1,
					hasTitle: true,
					scripts: 0,
					isLight: true,
				};
				if (JSON.stringify(facts) !== JSON.stringify(wanted)) found[path] = facts;
			}
			await page.context().close();
			expect(found).toEqual({});
		},
	);
});

/** What the mails of the demonstration open, for whoever has no session. */
let ofMails: string[] = [];
let stylesheetBytes = 0;
beforeAll(async () => {
	ofMails = await mailVisits(product.databaseUrl, product.clock.now);
	const html = await (await fetch(`${product.url}/connexion`)).text();
	for (const [, href] of html.matchAll(/rel="stylesheet" href="([^"]+)"/g)) {
		stylesheetBytes += gzipSync(await (await fetch(`${product.url}${href}`)).text()).length;
	}
	expect(stylesheetBytes).toBeGreaterThan(1_000);
});
