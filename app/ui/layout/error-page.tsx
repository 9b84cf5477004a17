import type { ReactNode } from "react";
import { Mark } from "../primitives/mark.tsx";

interface ErrorPageProps {
	status: number;
	title: string;
	text: ReactNode;
	/** Ways out: back, home, sign in. */
	actions?: ReactNode;
}

/** What went wrong in plain words, and where to go from here. Renders the h1; stands in the shell or alone in a `<main>`. */
export function ErrorPage({ status, title, text, actions }: ErrorPageProps) {
	return (
		<div className="error-page">
			<Mark size={48} />
			<p className="eyebrow">Erreur {status}</p>
			<h1>{title}</h1>
			<div className="lead">{typeof text === "string" ? <p>{text}</p> : text}</div>
			{actions && <div className="button-row">{actions}</div>}
		</div>
	);
}
