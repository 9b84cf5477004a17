import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import {
	isRouteErrorResponse,
	Links,
	Meta,
	Outlet,
	Scripts,
	useLoaderData,
	useMatches,
	useRouteError,
	useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { takeToast } from "./http/respond.server.ts";
import { shipsScripts } from "./http/scripts.ts";
import { generalSentences } from "./messages/general.ts";
import { paths } from "./paths.ts";
import { presentShell } from "./presenters/shell.server.ts";
import { ErrorPage } from "./ui/layout/error-page.tsx";
import { Footer } from "./ui/layout/footer.tsx";
import { Shell } from "./ui/layout/shell.tsx";
import { LinkButton } from "./ui/primitives/button.tsx";
import styles from "./ui/styles/index.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta: MetaFunction = ({ error }) => [{ title: error ? `${titleOf(statusOf(error))} – Maillage` : "Maillage" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const visitor = await context.visitor();
	const toast = takeToast(request);
	const headers = new Headers();
	if (toast) headers.append("Set-Cookie", toast.forget);
	const renewed = (await context.session())?.renewedCookie;
	if (renewed) headers.append("Set-Cookie", renewed);
	return data(
		{
			nonce: context.nonce,
			shell: visitor && (await presentShell(context, visitor, request, params.territory)),
			toast: toast?.text ?? null,
		},
		{ headers },
	);
}

export function Layout({ children }: { children: ReactNode }) {
	const root = useRouteLoaderData<typeof loader>("root");
	const matches = useMatches();
	return (
		<html lang="fr">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<Meta />
				<Links />
			</head>
			<body>
				{children}
				{shipsScripts(matches.map((match) => match.handle)) && <Scripts nonce={root?.nonce} />}
			</body>
		</html>
	);
}

export default function App() {
	const { shell, toast } = useLoaderData<typeof loader>();
	if (!shell) return <Outlet />;
	return (
		<Shell {...shell} toast={toast ? { tone: "success", text: toast } : undefined}>
			<Outlet />
		</Shell>
	);
}

export function ErrorBoundary() {
	const error = useRouteError();
	const root = useRouteLoaderData<typeof loader>("root");
	const status = statusOf(error);
	const sentence =
		isRouteErrorResponse(error) && typeof error.data?.sentence === "string"
			? error.data.sentence
			: generalSentences[isGone(status) ? "not-found" : "unexpected"];
	const page = (
		<ErrorPage
			status={status}
			title={titleOf(status)}
			text={sentence}
			actions={<LinkButton href={paths.home()}>Revenir à l'accueil</LinkButton>}
		/>
	);
	if (root?.shell) return <Shell {...root.shell}>{page}</Shell>;
	return (
		<div className="public">
			<main id="contenu" className="public-main">
				{page}
			</main>
			<Footer />
		</div>
	);
}

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);
const isGone = (status: number): boolean => status === 404 || status === 405;

function titleOf(status: number): string {
	if (isGone(status)) return "Page introuvable";
	if (status === 403) return "Accès refusé";
	return status === 503 ? "Service momentanément indisponible" : "La demande n'a pas abouti";
}
