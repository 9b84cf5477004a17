import { AskForPerson, type FindPerson } from "#app/domain/referral-rights/schema.ts";
import { requestKinds } from "#app/domain/referral-rights/types.ts";
import { requestKindHints, requestKindLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { requestsTrail } from "./crumbs.ts";

interface NewRequestViewProps {
	territory: string;
	today: string;
	searched: FindPerson | undefined;
	/** What the search found; null before any. */
	known:
		| { referralId: string; reference: string; senderName: string; recipientNames: string[]; sentAt: string | null; isArchived: boolean }[]
		| null;
	reply: Reply | undefined;
}

/** Finds where a person is known, then opens what they ask over the referrals that concern them. */
export function NewRequestView({ territory, today, searched, known, reply }: NewRequestViewProps) {
	const { form, fields, props } = useZodForm(AskForPerson, { id: "demande", reply, defaultValue: { receivedOn: today, ...searched } });
	const errors = Object.entries(reply?.lastResult.error ?? {}).flatMap(([name, texts]) =>
		name && texts ? texts.map((text) => ({ id: fields[name as keyof typeof fields]?.id ?? form.id, text })) : [],
	);
	return (
		<>
			<PageHeader
				title="Ouvrir une demande"
				breadcrumbs={requestsTrail(territory, "Ouvrir une demande")}
				lead="Vérifiez d'abord l'identité de la personne. La recherche est exacte, aux accents et aux traits d'union près&nbsp;; elle laisse une ligne dans le journal des accès."
			/>
			<FormErrorSummary errors={errors} formErrors={reply?.lastResult.error?.[""] ?? []} />
			<Section title="Où la personne est-elle connue&nbsp;?">
				<form {...props} method="post" action={paths.newRightsRequest(territory)} autoComplete="off">
					<input type="hidden" name="intent" value="find" />
					<FieldRow>
						<TextField field={fields.lastName} label="Nom" maxLength={80} autoComplete="off" spellCheck={false} />
						<TextField field={fields.firstName} label="Prénom" maxLength={80} autoComplete="off" spellCheck={false} />
					</FieldRow>
					<TextField
						field={fields.reference}
						label="ou la référence d'une orientation"
						hint="Huit caractères, par exemple 7K2M-9QXA."
						width="short"
						maxLength={9}
						autoComplete="off"
						spellCheck={false}
					/>
					<SubmitRow label="Chercher" icon="search" variant={known ? "secondary" : "primary"} />
				</form>
			</Section>
			{known?.length === 0 && (
				<EmptyState
					title="Personne inconnue ici"
					text="Aucune orientation de ce territoire ne porte ce nom ou cette référence. Vérifiez l'orthographe, et le nom de naissance."
				/>
			)}
			{known && known.length > 0 && (
				<Section title="Ce que la personne demande">
					<form method="post" action={paths.newRightsRequest(territory)} className="form" noValidate>
						<input type="hidden" name="intent" value="open" />
						{Object.entries(searched ?? {}).map(([name, value]) => (
							<input key={name} type="hidden" name={name} value={value ?? ""} />
						))}
						<CheckboxGroupField
							field={fields.referralIds}
							label="Orientations concernées"
							defaultValue={known.map(({ referralId }) => referralId)}
							options={known.map(({ referralId, reference, senderName, recipientNames, sentAt, isArchived }) => ({
								value: referralId,
								label: `${reference}${isArchived ? " (archivée)" : ""}`,
								hint: sentAt
									? `Envoyée le ${formatShortDay(sentAt)} par ${senderName} à ${recipientNames.join(", ")}`
									: `Brouillon de ${senderName}, jamais envoyé`,
							}))}
						/>
						<RadioGroupField
							field={fields.kind}
							label="Demande"
							defaultValue="access"
							options={requestKinds.map((kind) => ({ value: kind, label: requestKindLabels[kind], hint: requestKindHints[kind] }))}
						/>
						<DateField
							field={fields.receivedOn}
							label="Reçue le"
							hint="La réponse est due un mois après."
							max={today}
							defaultValue={today}
						/>
						<SubmitRow label="Ouvrir la demande" secondary={{ href: paths.rightsRequests(territory), label: "Annuler" }} />
					</form>
				</Section>
			)}
		</>
	);
}
