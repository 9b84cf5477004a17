import { daysBefore } from "../kernel/calendar.ts";
import type { ImportState } from "./types.ts";

/** Still to be mapped and asked for: nothing of it is written, or nothing was kept. */
export const isOpen = (state: ImportState): boolean => state === "uploaded" || state === "failed";
export const isUnderWay = (state: ImportState): boolean => state === "queued" || state === "running";

/** A plan's file is full of names: a month is enough to look at it again. */
export const fileGoneBefore = (now: Date): Date => daysBefore(now, 30);
/** What stood before an import is kept long enough for a committee to meet about it. */
export const undoDays = 90;
export const undoGoneBefore = (now: Date): Date => daysBefore(now, undoDays);
export const canStillUndo = (settledAt: Date | null, now: Date): boolean => settledAt !== null && settledAt >= undoGoneBefore(now);
