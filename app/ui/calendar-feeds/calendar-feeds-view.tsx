import { Form } from "@remix-run/react";
import { CreateCalendarFeed } from "#app/domain/calendar-feeds/schema.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField, type SelectGroup } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { FeedList, type ShownFeed } from "./feed-list.tsx";
import { HowTo } from "./how-to.tsx";
import { NewAddress } from "./new-address.tsx";

interface CalendarFeedsViewProps {
	feeds: readonly ShownFeed[];
	/** By territory. */
	committees: readonly SelectGroup[];
	/** The committee that the address of the page asks for. */
	chosen: string | null;
	/** Of the calendar just created. */
	address: string | null;
	reply: Reply | undefined;
}

/** « Mes calendriers »: an address for one's own calendar program, how to use it, and those given out. */
export function CalendarFeedsView({ feeds, committees, chosen, address, reply }: CalendarFeedsViewProps) {
	const { form, fields, props } = useZodForm(CreateCalendarFeed, { id: "calendrier", reply, defaultValue: { committeeId: chosen ?? "" } });
	return (
		<>
			<PageHeader
				title="Mes calendriers"
				lead="Suivez vos réunions et vos échéances depuis votre téléphone, Outlook ou tout autre agenda, qui les relit de lui-même."
				breadcrumbs={[{ label: "Mon compte", href: paths.account() }, { label: "Mes calendriers" }]}
			/>
			{address && <NewAddress address={address} />}
			<Section
				title={address ? "Créer une autre adresse" : "Créer une adresse"}
				lead="Votre calendrier réunit, dans tous vos territoires, les réunions de vos instances, vos jalons, les fins d'actions que vous pilotez et les valeurs qu'on vous demande. Celui d'une instance montre tout ce qui la concerne."
			>
				<Form method="post" {...props}>
					<FormErrorSummary
						errors={errorsOf([fields.committeeId, "Calendrier"], [fields.label, "Nom de l'adresse"])}
						formErrors={form.errors}
					/>
					<SelectField
						field={fields.committeeId}
						label="Calendrier"
						emptyLabel="Mon calendrier, tous territoires"
						options={committees.filter(({ options }) => options.length > 0)}
					/>
					<TextField
						field={fields.label}
						label="Nom de l'adresse"
						hint="Facultatif. Pour la reconnaître le jour où vous voudrez la révoquer&nbsp;: téléphone, Outlook du bureau."
						autoComplete="off"
						width="medium"
					/>
					<SubmitRow label="Créer l'adresse" />
				</Form>
			</Section>
			<Section
				title="Ajouter l'adresse à un agenda"
				lead="Collez-la là où votre agenda propose de s'abonner à un calendrier, plutôt que d'importer un fichier."
			>
				<HowTo />
			</Section>
			<Section
				title="Adresses ouvertes"
				count={feeds.length}
				lead="Chacune ne montre que ce que vous pouvez lire au moment où elle est lue. Perdue ou confiée par erreur, révoquez-la."
			>
				<FeedList feeds={feeds} />
			</Section>
		</>
	);
}
