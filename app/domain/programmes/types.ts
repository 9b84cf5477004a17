import type { Id } from "../kernel/ids.ts";

export const programmeTypes = ["ctg", "pdts", "projet_social_municipal", "strategie_action_sociale", "plan_strategique"] as const;
export type ProgrammeType = (typeof programmeTypes)[number];

export type ProgrammeId = Id<"Programme">;
export type AxisId = Id<"Axis">;
export type ObjectiveId = Id<"Objective">;
