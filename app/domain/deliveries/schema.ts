import { z } from "zod";
import { PersonId } from "../kernel/ids.ts";

export const ClearMailStop = z.strictObject({ personId: PersonId });
export type ClearMailStop = z.output<typeof ClearMailStop>;
