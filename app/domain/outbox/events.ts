import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

/** Someone asked to run a dead job again: the worker does, from the payload it kept. */
export const deadJobReplayed = defineEvent("dead-job.replayed", z.object({ deadJobId: z.string() }));
export const deadJobDiscarded = defineEvent("dead-job.discarded", z.object({ deadJobId: z.string() }));
