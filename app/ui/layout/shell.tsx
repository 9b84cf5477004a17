import type { ReactNode } from "react";
import { Icon, type IconName } from "../primitives/icon.tsx";
import { Mark } from "../primitives/mark.tsx";
import { noticeIcons } from "../primitives/notice.tsx";
import { SkipLink } from "../primitives/skip-link.tsx";
import type { Tone } from "../primitives/tone.ts";
import { Footer } from "./footer.tsx";

export interface NavigationItem {
	href: string;
	label: string;
	isCurrent: boolean;
	/** What waits there; shown when above zero. */
	count?: number;
	icon?: IconName;
}

export interface ShellProps {
	brandHref: string;
	territory?: { name: string; slug: string; isDemonstration: boolean };
	territories: readonly { name: string; href: string; isCurrent: boolean }[];
	navigation: readonly NavigationItem[];
	/** What happened without the reader: how many notices they have not read. */
	inbox?: { href: string; isCurrent: boolean; count: number; shownCount: string };
	/** Null before sign-in: no account, no way out. */
	person: { displayName: string; accountHref: string } | null;
	signOutHref: string;
	/** What the last action did, said once. */
	toast?: { tone: Tone; text: string };
	/** A demonstration keeps its mail where everyone can read it. */
	mailboxHref?: string;
	/** Where the header's search field leads; no field without it. */
	searchHref?: string;
	children: ReactNode;
}

/** The frame of every page once signed in: header, navigation, content, footer. Menus are native `<details>`. */
export function Shell({
	brandHref,
	territory,
	territories,
	navigation,
	person,
	inbox,
	signOutHref,
	toast,
	searchHref,
	mailboxHref,
	children,
}: ShellProps) {
	const current = navigation.find((item) => item.isCurrent);
	const hasNavigation = navigation.length > 0;
	return (
		<div className="shell">
			<SkipLink />
			<header className="topbar">
				<div className="topbar-inner">
					<a className="brand" href={brandHref}>
						<Mark size={28} />
						<span className="brand-name">Maillage</span>
					</a>
					<TerritorySwitcher current={territory?.name} territories={territories} />
					{territory?.isDemonstration && (
						<span className="demonstration">
							<Icon name="flag" size={14} />
							Démonstration
						</span>
					)}
					{searchHref && <SearchField action={searchHref} />}
					{person && (
						<div className="topbar-person">
							<AccountLinks person={person} inbox={inbox} signOutHref={signOutHref} />
						</div>
					)}
				</div>
				{(hasNavigation || person) && (
					<details className="menu compact-menu" name="shell-menu">
						<summary>
							<Icon name="menu" />
							<span>Menu</span>
							{current && <span className="compact-menu-current">{current.label}</span>}
							<Icon name="chevron-down" size={16} />
						</summary>
						<div className="compact-menu-panel">
							{searchHref && <SearchField action={searchHref} />}
							{hasNavigation && (
								<nav aria-label="Navigation principale">
									<NavigationList items={navigation} />
								</nav>
							)}
							{person && (
								<div className="compact-menu-person">
									<AccountLinks person={person} inbox={inbox} signOutHref={signOutHref} />
								</div>
							)}
						</div>
					</details>
				)}
			</header>
			<div className={hasNavigation ? "shell-body shell-body-rail" : "shell-body"}>
				{hasNavigation && (
					<nav className="rail" aria-label="Navigation principale">
						<NavigationList items={navigation} />
					</nav>
				)}
				<main id="contenu" tabIndex={-1}>
					<div className="toast-place" role="status">
						{toast && (
							<p className={`toast tone-${toast.tone}`}>
								<Icon name={noticeIcons[toast.tone]} />
								{toast.text}
							</p>
						)}
					</div>
					{children}
				</main>
			</div>
			<Footer mailboxHref={mailboxHref} />
		</div>
	);
}

function SearchField({ action }: { action: string }) {
	return (
		<search className="topbar-search" aria-label="Dans tout le territoire">
			<form action={action} method="get">
				<input type="search" name="q" aria-label="Rechercher dans le territoire" placeholder="Rechercher" />
				<button type="submit">
					<Icon name="search" />
					<span className="visually-hidden">Lancer la recherche</span>
				</button>
			</form>
		</search>
	);
}

function TerritorySwitcher({ current, territories }: { current?: string; territories: ShellProps["territories"] }) {
	if (territories.length === 0) return current ? <span className="territory-name">{current}</span> : null;
	if (territories.length === 1 && current) return <span className="territory-name">{current}</span>;
	return (
		<details className="menu territory-menu" name="shell-menu">
			<summary>
				<Icon name="place" size={16} />
				<span className="visually-hidden">Territoire : </span>
				<span className="territory-current">{current ?? "Choisir un territoire"}</span>
				<Icon name="chevron-down" size={16} />
			</summary>
			<nav aria-label="Territoires" className="menu-panel">
				<ul>
					{territories.map((territory) => (
						<li key={territory.href}>
							<a href={territory.href} aria-current={territory.isCurrent ? "true" : undefined}>
								<span>{territory.name}</span>
								{territory.isCurrent && <Icon name="check" size={16} />}
							</a>
						</li>
					))}
				</ul>
			</nav>
		</details>
	);
}

function NavigationList({ items }: { items: readonly NavigationItem[] }) {
	return (
		<ul className="navigation">
			{items.map((item) => (
				<li key={item.href}>
					<a href={item.href} aria-current={item.isCurrent ? "page" : undefined}>
						{item.icon && <Icon name={item.icon} />}
						<span className="navigation-label">{item.label}</span>
						{item.count !== undefined && item.count > 0 && (
							<span className="count">
								{item.count}
								<span className="visually-hidden"> en attente</span>
							</span>
						)}
					</a>
				</li>
			))}
		</ul>
	);
}

function AccountLinks({
	person,
	inbox,
	signOutHref,
}: { person: NonNullable<ShellProps["person"]> } & Pick<ShellProps, "inbox" | "signOutHref">) {
	return (
		<>
			{inbox && (
				<a className="account" href={inbox.href} aria-current={inbox.isCurrent ? "page" : undefined}>
					<Icon name="bell" />
					<span>Avis</span>
					{inbox.count > 0 && (
						<span className="count">
							{inbox.shownCount}
							<span className="visually-hidden"> {inbox.count === 1 ? "non lu" : "non lus"}</span>
						</span>
					)}
				</a>
			)}
			<a className="account" href={person.accountHref}>
				<Icon name="person" />
				<span>
					<span className="visually-hidden">Mon compte : </span>
					{person.displayName}
				</span>
			</a>
			<form method="post" action={signOutHref}>
				<button type="submit" className="sign-out">
					<Icon name="sign-out" />
					<span>Se déconnecter</span>
				</button>
			</form>
		</>
	);
}
