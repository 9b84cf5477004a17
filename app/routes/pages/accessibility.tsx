import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { presentDeclaration } from "#app/presenters/accessibility.server.ts";
import { Statement } from "#app/ui/accessibility/statement.tsx";
import { OpenPage } from "#app/ui/account/open-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Déclaration d'accessibilité");

export const loader = ({ context }: LoaderFunctionArgs) => presentDeclaration(context.accessibility);

export default function AccessibilityPage() {
	return (
		<OpenPage title="Déclaration d'accessibilité" width="wide">
			<Statement {...useLoaderData<typeof loader>()} />
		</OpenPage>
	);
}
