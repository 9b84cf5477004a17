import type { AgreementState } from "#app/domain/referrals/agreement-rules.ts";
import type { AgreementChannel, Part } from "#app/domain/referrals/types.ts";
import { agreementChannelLabels, partLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { ButtonRow, LinkButton } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import type { Tone } from "../primitives/tone.ts";
import { listed } from "./words.ts";

export interface ShownAgreement {
	id: string;
	givenOn: string;
	endsOn: string;
	withdrawnOn: string | null;
	state: AgreementState;
	endsSoon: boolean;
	channel: AgreementChannel;
	givenBy: "person" | "representative";
	withInterpreter: boolean;
	covers: readonly Part[];
	organisations: readonly string[];
	collectedByName: string | null;
	canWithdraw: boolean;
}

const states: Record<AgreementState, { label: string; tone: Tone }> = {
	"in-force": { label: "En vigueur", tone: "success" },
	ended: { label: "Arrivé à son terme", tone: "neutral" },
	withdrawn: { label: "Retiré", tone: "danger" },
};

interface AgreementListProps {
	territory: string;
	referralId: string;
	agreements: readonly ShownAgreement[];
}

/** Every agreement of the person, latest first, with what became of it. */
export function AgreementList({ territory, referralId, agreements }: AgreementListProps) {
	return (
		<ItemList
			label="Accords recueillis"
			items={agreements.map((one) => ({
				key: one.id,
				title: `Accord du ${formatDay(one.givenOn)}`,
				text: (
					<>
						<p>
							{listed(one.organisations)} · {listed(one.covers.map((part) => partLabels[part].toLowerCase()))}
						</p>
						<p>
							{one.withdrawnOn ? `Retiré le ${formatDay(one.withdrawnOn)}` : `Jusqu'au ${formatDay(one.endsOn)}`}.{" "}
							{`${agreementChannelLabels[one.channel]}, donné par ${one.givenBy === "person" ? "la personne" : "son représentant"}`}
							{one.withInterpreter && ", avec un interprète"}
							{`, recueilli par ${one.collectedByName ?? "une personne partie"}.`}
						</p>
					</>
				),
				meta: (
					<>
						<Badge tone={states[one.state].tone}>{states[one.state].label}</Badge>
						{one.endsSoon && <Badge tone="warning">Finit bientôt</Badge>}
					</>
				),
				actions: (
					<ButtonRow>
						<LinkButton
							href={`${paths.agreementNotice(territory, referralId)}?accord=${one.id}`}
							variant="quiet"
							size="small"
							icon="print"
							aria-label={`Notice de l'accord du ${formatDay(one.givenOn)}`}
						>
							Notice
						</LinkButton>
						{one.canWithdraw && (
							<LinkButton
								href={paths.withdrawAgreement(territory, referralId, one.id)}
								variant="quiet"
								size="small"
								icon="cross"
								aria-label={`Retirer l'accord du ${formatDay(one.givenOn)}`}
							>
								Retirer
							</LinkButton>
						)}
					</ButtonRow>
				),
			}))}
		/>
	);
}
