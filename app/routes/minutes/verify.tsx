import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { VerifyForm } from "#app/ui/minutes/verification-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Vérifier un compte rendu");

/** A fingerprint as people copy it: in pieces, in capitals. */
export function loader({ request }: LoaderFunctionArgs) {
	const typed = new URL(request.url).searchParams.get("empreinte");
	if (typed === null) return { typed: null };
	const sha256 = typed.replace(/[^0-9a-z]/gi, "").toLowerCase();
	if (/^[0-9a-f]{64}$/.test(sha256)) throw redirect(paths.verification(sha256));
	return { typed: typed.slice(0, 200) };
}

export default function VerifyPage() {
	return <VerifyForm {...useLoaderData<typeof loader>()} />;
}
