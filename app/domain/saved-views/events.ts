import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const view = z.object({ viewId: z.string() });

export const viewSaved = defineEvent("saved-view.saved", view.extend({ isShared: z.boolean() }));
export const viewEdited = defineEvent("saved-view.edited", view.extend({ isShared: z.boolean() }));
export const viewRemoved = defineEvent("saved-view.removed", view.extend({ isShared: z.boolean() }));
