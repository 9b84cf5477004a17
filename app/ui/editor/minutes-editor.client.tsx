import type { Editor, Extensions } from "@tiptap/core";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { fragmentName } from "#app/domain/minutes/live-text.ts";
import type { Choices } from "./choices.ts";
import { EditorDialog, type OpenDialog } from "./editor-dialog.tsx";
import { minutesExtensions } from "./extensions.ts";
import { goToPassage, type Passage } from "./go-to-passage.ts";
import type { DialogName } from "./insertions.ts";
import { keptWords } from "./kept-words.ts";
import { keyboard, writeAfterRecord } from "./keyboard.ts";
import { type LiveSession, openLiveSession } from "./live-session.ts";
import { LiveStatus, LiveTrouble } from "./live-status.tsx";
import { cleanPasted, hasImages, isTooLongToPaste, withoutControls } from "./paste.ts";
import { PresenceList, renderCaret, renderSelection, usePresence } from "./presence.tsx";
import { recordsWithViews } from "./record-views.tsx";
import { isListOpen, suggestions } from "./suggestions.ts";
import { Together } from "./together.ts";
import { Toolbar } from "./toolbar.tsx";

export interface MinutesEditorProps {
	meetingId: string;
	/** Who writes here. */
	me: { personId: string; name: string };
	/** Where a ticket for the socket is asked for. */
	ticketUrl: string;
	choices: Choices;
	/** Told how to lead to the passage of a remark, as long as the text is open. */
	onPassages: (way: (() => (remark: Passage) => void) | null) => void;
	/** The text as it was stored when the page was made, shown until the live one is there. */
	stored: ReactNode;
	/** What one does once it is written. */
	next: ReactNode;
}

/** Where minutes are written together: opens the live text, and shows it once it is there. */
export default function MinutesEditor({ meetingId, me, ticketUrl, stored, ...rest }: MinutesEditorProps) {
	const [session, setSession] = useState<LiveSession | null>(null);
	const { personId } = me;
	useEffect(() => {
		const url = new URL("/collaboration", window.location.href.replace(/^http/, "ws")).href;
		const opened = openLiveSession({ url, ticketUrl, meetingId, kept: keptWords(personId, meetingId) });
		setSession(opened);
		return () => opened.leave();
	}, [ticketUrl, meetingId, personId]);
	return session ? <LiveText session={session} me={me} stored={stored} {...rest} /> : stored;
}

type LiveTextProps = Omit<MinutesEditorProps, "meetingId" | "ticketUrl"> & { session: LiveSession };

function LiveText({ session, stored, ...rest }: LiveTextProps) {
	const state = useSyncExternalStore(session.subscribe, session.state);
	if (state.isReady) return <Writing session={session} {...rest} />;
	return (
		<div className="editor">
			<LiveStatus state={state} />
			<LiveTrouble session={session} state={state} />
			{stored}
		</div>
	);
}

function Writing({ session, me, choices, onPassages, next }: Omit<LiveTextProps, "stored">) {
	const state = useSyncExternalStore(session.subscribe, session.state);
	const people = usePresence(session.provider);
	const [open, setOpen] = useState<OpenDialog | null>(null);
	const [remark, setRemark] = useState<string | null>(null);
	const openDialog = (name: DialogName) => setOpen({ name, position: null, attrs: null });
	// made once: what the editor holds between two strokes must outlive a render
	const [options] = useState(() => ({
		immediatelyRender: false,
		injectCSS: false, // the content security policy takes no style but ours
		editable: false,
		extensions: [
			...minutesExtensions,
			...recordsWithViews({
				choices,
				onEdit: (name, position, attrs) => name !== "attendance" && setOpen({ name, position, attrs }),
			}),
			suggestions(choices, openDialog),
			Together.configure({ document: session.doc, field: fragmentName }),
			CollaborationCaret.configure({
				provider: session.provider,
				user: { name: me.name, color: "#005a9c" }, // the server has the last word on both
				render: renderCaret,
				selectionRender: renderSelection,
			}),
		] as Extensions,
		editorProps: {
			attributes: {
				id: "texte",
				class: "prose editor-text",
				role: "textbox",
				"aria-multiline": "true",
				"aria-label": "Texte du compte rendu",
				"aria-describedby": "texte-aide",
				lang: "fr",
			},
			handleDOMEvents: keyboard(isListOpen),
			handleTextInput: writeAfterRecord,
			handlePaste: (_: unknown, event: ClipboardEvent) => refuses(event.clipboardData),
			handleDrop: (_: unknown, event: DragEvent) => refuses(event.dataTransfer),
			transformPastedText: withoutControls,
			transformPastedHTML: cleanPasted,
		},
	}));
	function refuses(data: DataTransfer | null): boolean {
		if (isTooLongToPaste(data)) {
			setRemark(
				"Ce que vous collez est trop long (plus de 200\u202f000 caractères)\u00a0: rien n'a été ajouté. Collez-le en plusieurs fois.",
			);
			return true;
		}
		setRemark(
			hasImages(data)
				? "Les images n'ont pas de place dans un compte rendu\u00a0: elles ont été laissées de côté. Le reste est collé."
				: null,
		);
		return false;
	}
	const editor = useEditor(options);
	const mayWrite = state.access === "write" && state.link !== "ended";
	useEffect(() => {
		if (!editor || editor.isEditable === mayWrite) return;
		editor.setEditable(mayWrite, false);
		editor.view.dispatch(editor.state.tr); // what follows the editor's state looks again
	}, [editor, mayWrite]);
	useEffect(() => {
		if (!editor) return;
		onPassages(() => (passage) => setRemark(goToPassage(editor, passage) ? null : "Ce passage a changé depuis la remarque."));
		return () => onPassages(null);
	}, [editor, onPassages]);
	if (!editor) return null;
	return (
		<div className="editor">
			<div className="editor-bar">
				{mayWrite && (
					<Toolbar
						editor={editor}
						onLink={() => setOpen({ name: "link", href: editor.getAttributes("link").href ?? "" })}
						onDialog={openDialog}
					/>
				)}
				<div className="editor-standing">
					<LiveStatus state={state} />
					<PresenceList people={people} />
				</div>
			</div>
			<LiveTrouble session={session} state={state} />
			<Remark text={remark} />
			{mayWrite ? (
				<ul id="texte-aide" className="hint editor-keys">
					{keys.map((key) => (
						<li key={key}>{key}</li>
					))}
				</ul>
			) : (
				<p id="texte-aide" className="hint">
					Vous suivez ce texte pendant qu'il s'écrit, sans pouvoir le modifier.
				</p>
			)}
			<EditorContent editor={editor} className="sheet" />
			{next}
			{open && <EditorDialog editor={editor as Editor} open={open} choices={choices} onClose={() => setOpen(null)} />}
		</div>
	);
}

const keys = [
	"«\u00a0/\u00a0» pour insérer une décision, une tâche, un vote…",
	"«\u00a0@\u00a0» pour nommer une personne",
	"Échap puis Tab pour sortir du texte",
	"Alt+F10 pour la barre de mise en forme",
];

/** What became of a paste. */
const Remark = ({ text }: { text: string | null }) => (
	<p className={text ? "editor-remark" : "visually-hidden"} role="status">
		{text}
	</p>
);
