import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMailSample } from "#app/presenters/mail-samples.server.ts";
import { administrationTrail } from "#app/ui/administration/trail.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Modèles de courriels");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMailSample(ctx, new URL(args.request.url).searchParams.get("modele")));
}

export default function MailSamplesPage() {
	const { territory, families, shown } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Modèles de courriels"
				breadcrumbs={administrationTrail(territory, { label: "Modèles de courriels" })}
				lead="Chaque courriel du produit, avec des faits inventés. Il suit le thème clair ou sombre de qui le lit."
			/>
			<Section title="Modèles">
				<div className="mail-families">
					{families.map(({ title, samples }) => (
						<section key={title}>
							<h3>{title}</h3>
							<ul>
								{samples.map(({ id, label }) => (
									<li key={id}>
										<a href={`${paths.mailSample(territory, id)}#modele`} aria-current={id === shown.id ? "page" : undefined}>
											{label}
										</a>
									</li>
								))}
							</ul>
						</section>
					))}
				</div>
			</Section>
			<Section title={shown.label} id="modele">
				<p>
					Objet{"\u00a0"}: {shown.subject}
				</p>
				<iframe className="mail-frame" src={paths.mailSampleHtml(territory, shown.id)} title={`Modèle\u00a0: ${shown.label}`} sandbox="" />
			</Section>
			<Section title="Version en texte">
				<pre className="mail-text">{shown.text}</pre>
			</Section>
		</>
	);
}
