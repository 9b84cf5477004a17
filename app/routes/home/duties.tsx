import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/http/actor.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";

export async function loader(args: LoaderFunctionArgs) {
	const { visitor } = await requirePerson(args);
	return { displayName: visitor.person.displayName };
}

export default function DutiesPage() {
	const { displayName } = useLoaderData<typeof loader>();
	return <PageHeader title={`Bonjour ${displayName}`} />;
}
