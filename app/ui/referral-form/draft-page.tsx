import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { type Step, Steps } from "../primitives/steps.tsx";

const stages = ["need", "person", "recipients", "check"] as const;
export type Stage = (typeof stages)[number];

const stageLabels: Record<Stage, string> = {
	need: "Besoin",
	person: "Personne et demande",
	recipients: "Destinataires",
	check: "Vérification",
};

interface DraftPageProps {
	territory: string;
	draft: { id: string; reference: string; progress: { person: boolean; recipients: boolean } };
	at: Stage;
	children: ReactNode;
}

/** One of the pages of a draft, with the way to the others. */
export function DraftPage({ territory, draft: { id, reference, progress }, at, children }: DraftPageProps) {
	const edit = paths.editReferral(territory, id);
	const href: Record<Stage, string> = {
		need: `${edit}#besoin`,
		person: `${edit}#personne`,
		recipients: paths.referralRecipients(territory, id),
		check: paths.sendReferral(territory, id),
	};
	const isDone: Record<Stage, boolean> = { need: true, ...progress, check: false };
	return (
		<>
			<PageHeader
				title={stageLabels[at]}
				eyebrow={`Brouillon d'orientation ${reference}`}
				breadcrumbs={[{ label: "Orientations", href: paths.referrals(territory) }, { label: `Brouillon ${reference}` }]}
				actions={
					<LinkButton href={paths.deleteReferralDraft(territory, id)} variant="quiet" icon="trash">
						Supprimer le brouillon
					</LinkButton>
				}
			/>
			<DraftSteps at={at} isDone={isDone} href={href} />
			{children}
		</>
	);
}

interface DraftStepsProps {
	at: Stage;
	isDone: Record<Stage, boolean>;
	/** Absent before there is a draft to go through. */
	href?: Record<Stage, string>;
}

export function DraftSteps({ at, isDone, href }: DraftStepsProps) {
	const steps: Step[] = stages.map((stage) => ({
		label: stageLabels[stage],
		state: stage === at ? "current" : isDone[stage] ? "done" : "todo",
		href: stage === at ? undefined : href?.[stage],
	}));
	return <Steps label="Étapes de l'orientation" steps={steps} />;
}
