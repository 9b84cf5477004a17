import { Form } from "@remix-run/react";
import { ChooseChannels, channelField } from "#app/domain/notices/schema.ts";
import { channels as allChannels, type Channel, type NoticeKind } from "#app/domain/notices/types.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FormGroup } from "../forms/form-group.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface ChannelsFormProps {
	chosen: Partial<Record<NoticeKind, Channel>>;
	families: readonly { title: string; kinds: readonly { kind: NoticeKind; label: string; proposed: string }[] }[];
	channels: Record<Channel, string>;
	reply: Reply | undefined;
}

/** A channel for each kind; the empty choice says what is proposed. */
export function ChannelsForm({ chosen, families, channels, reply }: ChannelsFormProps) {
	const typed = Object.fromEntries(Object.entries(chosen).map(([kind, channel]) => [channelField(kind as NoticeKind), channel]));
	const { form, fields, props } = useZodForm(ChooseChannels, {
		id: "sujets",
		reply,
		defaultValue: { intent: "channels", ...typed },
	});
	const named = families.flatMap(({ kinds }) => kinds.map(({ kind, label }) => [fields[channelField(kind)] as FieldMeta, label] as const));
	return (
		<Form method="post" {...props}>
			<FormErrorSummary errors={errorsOf(...named)} formErrors={form.errors} />
			<input type="hidden" name="intent" value="channels" />
			{families.map(({ title, kinds }) => (
				<FormGroup key={title} legend={title} layout="pairs">
					{kinds.map(({ kind, label, proposed }) => (
						<SelectField
							key={kind}
							field={fields[channelField(kind)] as FieldMeta}
							label={label}
							emptyLabel={proposed}
							options={allChannels.map((channel) => ({ value: channel, label: channels[channel] }))}
						/>
					))}
				</FormGroup>
			))}
			<SubmitRow label="Enregistrer mes choix" />
		</Form>
	);
}
