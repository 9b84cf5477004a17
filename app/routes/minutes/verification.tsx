import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/respond.server.ts";
import { presentVerification } from "#app/presenters/verification.server.ts";
import { VerificationView } from "#app/ui/minutes/verification-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Vérification d'un compte rendu");

export const headers = () => ({ "X-Robots-Tag": "noindex" });

/** Open to anyone who holds a copy: it says only whether its fingerprint is known. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const sha256 = params.sha256 ?? "";
	if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound();
	const visitor = await context.visitor();
	const found = await presentVerification(context.db, context.clock(), sha256, visitor);
	return data(found, { status: found.known ? 200 : 404 });
}

export default function VerificationPage() {
	return <VerificationView {...useLoaderData<typeof loader>()} />;
}
