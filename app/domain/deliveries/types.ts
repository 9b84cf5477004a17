/** Why nothing is written to an address any more: its server refuses it, its reader called our mail unwanted, or the host decided. */
export type StopReason = "bounce" | "complaint" | "by-hand";
