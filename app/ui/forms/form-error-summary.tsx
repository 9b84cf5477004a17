import { Icon } from "../primitives/icon.tsx";

export interface SummaryError {
	/** The id of the field to go to. */
	id: string;
	label?: string;
	text: string;
}

interface FormErrorSummaryProps {
	title?: string;
	errors: readonly SummaryError[];
	/** Sentences that belong to no field: a refusal, a conflict. */
	formErrors?: readonly string[];
}

/** What to correct, first thing on the page after a refused form: takes the focus and leads to each field. Renders nothing without errors. */
export function FormErrorSummary({ title, errors, formErrors = [] }: FormErrorSummaryProps) {
	const count = errors.length + formErrors.length;
	if (count === 0) return null;
	return (
		<div
			className="error-summary"
			role="alert"
			tabIndex={-1}
			id="erreurs"
			// biome-ignore lint/a11y/noAutofocus: after a refused form the focus belongs on the errors, without scripts too (RGAA 11.10)
			autoFocus
		>
			<Icon name="alert" />
			<div>
				<p className="error-summary-title">{title ?? (count === 1 ? "Une réponse est à corriger" : `${count} réponses sont à corriger`)}</p>
				<ul>
					{formErrors.map((text) => (
						<li key={text}>{text}</li>
					))}
					{errors.map((error) => (
						<li key={`${error.id} ${error.text}`}>
							<a href={`#${error.id}`}>{error.label ? `${error.label}\u00a0: ${error.text}` : error.text}</a>
						</li>
					))}
				</ul>
			</div>
		</div>
	);
}
