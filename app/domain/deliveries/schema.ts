import { z } from "zod";
import { PersonId } from "../kernel/ids.ts";

export const ClearOwnMailStop = z.strictObject({ intent: z.literal("resume-mail") });

export const ClearMailStop = z.strictObject({ personId: PersonId });
export type ClearMailStop = z.output<typeof ClearMailStop>;
