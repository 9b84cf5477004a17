import { Form } from "@remix-run/react";
import { NameVersion } from "#app/domain/minutes/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { addressOf, crumbsOf, type Place } from "./place.ts";
import { type ShownVersion, versionFacts, versionKindLabels, versionKindTones, versionTitle } from "./version-words.ts";

interface VersionsViewProps extends Place {
	versions: readonly ShownVersion[];
	total: number;
	page: number;
	pageCount: number;
	can: { lead: boolean };
	reply: Reply | undefined;
}

/** How a text came to be: what was kept of it by itself, on submission, or under a name. */
export function VersionsView({ versions, total, page, pageCount, can, reply, ...place }: VersionsViewProps) {
	const address = addressOf(place);
	return (
		<>
			<PageHeader title="Versions du compte rendu" eyebrow={place.meeting.title} breadcrumbs={crumbsOf(place, "Versions")} />
			{can.lead && <NameForm reply={reply} />}
			<Section title="Versions gardées" id="versions">
				{versions.length === 0 ? (
					<EmptyState
						title="Aucune version pour l'instant"
						text="Une version est gardée d'elle-même pendant l'écriture, puis à chaque soumission à la présidence."
					/>
				) : (
					<>
						<ItemList
							label="Versions, de la plus récente à la plus ancienne"
							items={versions.map((version) => ({
								key: String(version.number),
								title: versionTitle(version),
								href: paths.minutesVersion(...address, String(version.number)),
								text: <p>{versionFacts(version)}</p>,
								meta: <Badge tone={versionKindTones[version.kind]}>{versionKindLabels[version.kind]}</Badge>,
							}))}
						/>
						<Pagination
							page={page}
							pageCount={pageCount}
							total={total}
							noun="version"
							hrefOf={(wanted) => `${paths.minutesVersions(...address)}?page=${wanted}#versions`}
						/>
					</>
				)}
			</Section>
		</>
	);
}

function NameForm({ reply }: { reply: Reply | undefined }) {
	const { form, fields, props } = useZodForm(NameVersion, { id: "nommer", reply });
	return (
		<Section title="Nommer le texte d'aujourd'hui" lead="Pour le retrouver plus tard, et y revenir s'il le faut.">
			<Form method="post" {...props}>
				<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.name, "Nom de la version"])} />
				<TextField
					field={fields.name}
					label="Nom de la version"
					hint="Par exemple&nbsp;: avant la relecture du CCAS"
					maxLength={120}
					width="medium"
				/>
				<SubmitRow label="Garder cette version" />
			</Form>
		</Section>
	);
}
