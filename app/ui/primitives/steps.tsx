import { Icon } from "./icon.tsx";

export interface Step {
	label: string;
	state: "done" | "current" | "todo";
	/** Who and when, once done; what is expected, when current. */
	detail?: string;
	/** Where the step is taken, when one goes there at will. */
	href?: string;
}

const spoken: Record<Step["state"], string> = {
	done: "étape faite\u00a0: ",
	current: "étape en cours\u00a0: ",
	todo: "étape à venir\u00a0: ",
};

/** Where a thing stands on its way: Brouillon → Soumis → Approuvé. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
	return (
		<div className="steps-frame">
			<ol className="steps" aria-label={label}>
				{steps.map((step, index) => (
					<li key={step.label} className={`step step-${step.state}`} aria-current={step.state === "current" ? "step" : undefined}>
						<span className="step-mark" aria-hidden="true">
							{step.state === "done" ? <Icon name="check" size={16} /> : index + 1}
						</span>
						<span className="step-text">
							<span className="step-label">
								<span className="visually-hidden">{spoken[step.state]}</span>
								{step.href ? <a href={step.href}>{step.label}</a> : step.label}
							</span>
							{step.detail && <span className="step-detail">{step.detail}</span>}
						</span>
					</li>
				))}
			</ol>
		</div>
	);
}
