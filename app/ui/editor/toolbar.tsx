import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef, useState } from "react";
import { classNames } from "../primitives/class-names.ts";
import { type DialogName, insertions } from "./insertions.ts";

interface ToolbarProps {
	editor: Editor;
	onLink: () => void;
	onDialog: (name: DialogName) => void;
}

interface Tool {
	name: string;
	label: string;
	/** What the button shows: words of its label, so that it answers to its visible name. */
	face: string;
	isPressed?: boolean;
	isDisabled?: boolean;
	run: () => void;
}

/** What is inserted from here, and the whole name of its button; titles and lists have their own. */
const inserted: Record<string, string> = {
	decision: "Insérer une décision",
	task: "Insérer une tâche",
	vote: "Insérer un vote",
	sheet: "Insérer une fiche liée",
	attendance: "Insérer les présences",
	confidential: "Passage confidentiel",
	table: "Insérer un tableau",
};

/** One stop of the Tab key; arrows, Home and End move inside (WAI-ARIA toolbar). */
export function Toolbar({ editor, onLink, onDialog }: ToolbarProps) {
	const [stop, setStop] = useState(0);
	const buttons = useRef<(HTMLButtonElement | null)[]>([]);
	const now = useEditorState({
		editor,
		selector: ({ editor: at }) => ({
			level: [2, 3, 4].find((level) => at.isActive("heading", { level })),
			bold: at.isActive("bold"),
			italic: at.isActive("italic"),
			link: at.isActive("link"),
			bullets: at.isActive("bulletList"),
			numbers: at.isActive("orderedList"),
			quotation: at.isActive("blockquote"),
			confidential: at.isActive("confidential"),
			table: at.isActive("table"),
			mayUndo: at.can().undo(),
			mayRedo: at.can().redo(),
		}),
	});
	const command = () => editor.chain().focus();
	const headingTool = (level: 2 | 3 | 4, face: string, label: string): Tool => ({
		name: `heading-${level}`,
		label,
		face,
		isPressed: now.level === level,
		run: () => command().toggleHeading({ level }).run(),
	});
	const groups: Tool[][] = [
		[headingTool(2, "Titre", "Titre"), headingTool(3, "Sous-titre", "Sous-titre"), headingTool(4, "Petit titre", "Petit titre")],
		[
			{ name: "bold", label: "Gras (Ctrl+B)", face: "G", isPressed: now.bold, run: () => command().toggleBold().run() },
			{ name: "italic", label: "Italique (Ctrl+I)", face: "I", isPressed: now.italic, run: () => command().toggleItalic().run() },
			{ name: "link", label: "Lien", face: "Lien", isPressed: now.link, run: onLink },
		],
		[
			{
				name: "bullets",
				label: "Liste à puces",
				face: "Liste à puces",
				isPressed: now.bullets,
				run: () => command().toggleBulletList().run(),
			},
			{
				name: "numbers",
				label: "Liste numérotée",
				face: "Liste numérotée",
				isPressed: now.numbers,
				run: () => command().toggleOrderedList().run(),
			},
			{
				name: "quotation",
				label: "Citation",
				face: "Citation",
				isPressed: now.quotation,
				run: () => command().toggleBlockquote().run(),
			},
		],
		insertions
			.filter(({ name }) => inserted[name])
			.map(({ name, label, run }) => ({
				name,
				label: inserted[name] ?? label,
				face: label,
				isPressed: name === "confidential" ? now.confidential : undefined,
				run: () => run(editor, onDialog),
			})),
		now.table
			? [
					{ name: "row", label: "Ajouter une ligne dessous", face: "Ajouter une ligne", run: () => command().addRowAfter().run() },
					{
						name: "column",
						label: "Ajouter une colonne à droite",
						face: "Ajouter une colonne",
						run: () => command().addColumnAfter().run(),
					},
					{ name: "no-row", label: "Retirer la ligne", face: "Retirer la ligne", run: () => command().deleteRow().run() },
					{ name: "no-column", label: "Retirer la colonne", face: "Retirer la colonne", run: () => command().deleteColumn().run() },
					{ name: "no-table", label: "Retirer le tableau", face: "Retirer le tableau", run: () => command().deleteTable().run() },
				]
			: [],
		[
			{ name: "undo", label: "Annuler (Ctrl+Z)", face: "Annuler", isDisabled: !now.mayUndo, run: () => command().undo().run() },
			{ name: "redo", label: "Rétablir (Ctrl+Maj+Z)", face: "Rétablir", isDisabled: !now.mayRedo, run: () => command().redo().run() },
		],
	];
	const count = groups.flat().length;
	const reached = Math.min(stop, count - 1); // tools of a table go with it
	const onKeyDown = (event: KeyboardEvent) => {
		const targets: Record<string, number> = { ArrowRight: reached + 1, ArrowLeft: reached - 1, Home: 0, End: count - 1 };
		const target = targets[event.key];
		if (target === undefined) return;
		event.preventDefault();
		const next = (target + count) % count;
		setStop(next);
		buttons.current[next]?.focus();
	};
	let index = 0;
	return (
		<div role="toolbar" aria-label="Mise en forme" aria-controls="texte" id="outils" className="toolbar" onKeyDown={onKeyDown}>
			{groups
				.filter((group) => group.length > 0)
				.map((group) => (
					<div key={group[0]?.name} className="toolbar-group">
						{group.map(({ name, label, face, isPressed, isDisabled, run }) => {
							const at = index++;
							return (
								<button
									key={name}
									type="button"
									ref={(element) => {
										buttons.current[at] = element;
									}}
									className={classNames("tool", `tool-${name}`)}
									tabIndex={at === reached ? 0 : -1}
									aria-pressed={isPressed}
									// not `disabled`, which would throw the focus out of the toolbar
									aria-disabled={isDisabled || undefined}
									aria-label={label}
									title={label}
									onFocus={() => setStop(at)}
									onClick={() => !isDisabled && run()}
								>
									{face}
								</button>
							);
						})}
					</div>
				))}
		</div>
	);
}
