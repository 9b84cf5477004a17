import type { ImportState } from "./types.ts";

/** Still to be mapped and asked for: nothing of it is written, or nothing was kept. */
export const isOpen = (state: ImportState): boolean => state === "uploaded" || state === "failed";
export const isUnderWay = (state: ImportState): boolean => state === "queued" || state === "running";
