import type { SheetId } from "#app/domain/kernel/ids.ts";
import type { TaskBlock, VoteBlock } from "#app/domain/minutes/types.ts";
import { DateField } from "../forms/date-field.tsx";
import { sheetOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { BlockDialog, ConfidentialField, ownerOptions } from "./block-dialog.tsx";
import type { Choices } from "./choices.ts";

export interface BlockFormProps<Block> {
	/** The block to change; null for a new one. */
	block: Block | null;
	choices: Choices;
	onSave: (block: Block) => void;
	onClose: () => void;
}

/** Something to do that follows from no decision. */
export function TaskDialog({ choices, ...props }: BlockFormProps<TaskBlock>) {
	return (
		<BlockDialog<TaskBlock>
			{...props}
			thing="la tâche"
			read={(text) => ({
				title: text("title"),
				sheetId: (text("sheetId") || null) as TaskBlock["sheetId"],
				ownerId: (text("ownerId") || null) as TaskBlock["ownerId"],
				dueOn: (text("dueOn") || null) as TaskBlock["dueOn"],
				isConfidential: text("isConfidential") === "on",
			})}
			errorsOf={({ title, ownerId, dueOn }) => ({
				...(title === "" && { title: "Écrivez ce qui est à faire." }),
				...(ownerId === null && { ownerId: "Choisissez une personne responsable." }),
				...(dueOn === null && { dueOn: "Fixez une échéance." }),
			})}
		>
			{(field) => (
				<>
					<TextField field={field("title", true)} label="Ce qui est à faire" maxLength={500} />
					<SelectField
						field={field("ownerId", true)}
						label="Responsable"
						emptyLabel="Choisir une personne"
						options={ownerOptions(choices)}
					/>
					<DateField field={field("dueOn", true)} label="Échéance" />
					<SelectField field={field("sheetId")} label="Fiche action concernée" emptyLabel="Aucune" options={sheetOptions(choices.sheets)} />
					<ConfidentialField field={field("isConfidential")} />
				</>
			)}
		</BlockDialog>
	);
}

const counts = { inFavour: "Pour", against: "Contre", abstained: "Abstentions" } as const;
type Count = keyof typeof counts;
const countNames = Object.keys(counts) as Count[];
const maxCount = 999;

/** A count of hands. */
export function VoteDialog({ choices: _, ...props }: BlockFormProps<VoteBlock>) {
	return (
		<BlockDialog<VoteBlock>
			{...props}
			thing="le vote"
			read={(text) => ({
				question: text("question"),
				inFavour: Number(text("inFavour") || 0),
				against: Number(text("against") || 0),
				abstained: Number(text("abstained") || 0),
				isConfidential: text("isConfidential") === "on",
			})}
			errorsOf={(vote) => ({
				...(vote.question === "" && { question: "Écrivez ce qui a été mis aux voix." }),
				...Object.fromEntries(
					countNames
						.filter((name) => !Number.isInteger(vote[name]) || vote[name] < 0 || vote[name] > maxCount)
						.map((name) => [name, `Indiquez un nombre entier, de 0 à ${maxCount}.`]),
				),
			})}
		>
			{(field) => (
				<>
					<TextAreaField field={field("question", true)} label="Ce qui est mis aux voix" rows={2} maxLength={2000} />
					{countNames.map((name) => (
						<TextField key={name} field={field(name)} label={counts[name]} inputMode="numeric" width="short" />
					))}
					<p className="hint">Seuls les nombres sont gardés, jamais le nom des votants.</p>
					<ConfidentialField field={field("isConfidential")} />
				</>
			)}
		</BlockDialog>
	);
}

interface LinkedSheet {
	sheetId: SheetId | null;
}

/** Names a sheet that was spoken of. */
export function SheetDialog({ choices, ...props }: BlockFormProps<LinkedSheet>) {
	return (
		<BlockDialog<LinkedSheet>
			{...props}
			thing="la fiche liée"
			read={(text) => ({ sheetId: (text("sheetId") || null) as SheetId | null })}
			errorsOf={({ sheetId }) => (sheetId === null ? { sheetId: "Choisissez une fiche action." } : {})}
		>
			{(field) => (
				<SelectField
					field={field("sheetId", true)}
					label="Fiche action"
					emptyLabel="Choisir une fiche"
					options={sheetOptions(choices.sheets)}
				/>
			)}
		</BlockDialog>
	);
}
