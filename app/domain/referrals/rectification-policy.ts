import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { Referral, Standing } from "./types.ts";

/** What was sent is put right by those who sent it, for as long as it is open to them; a draft is simply written in. */
export function rectifyReferral(standing: Standing | null, referral: Pick<Referral, "status" | "archivedAt">): Verdict {
	if (standing?.side !== "sender") return deny("referral.sender-only");
	if (referral.status === "draft") return deny("referral.not-sent");
	return referral.archivedAt ? deny("referral.archived") : allow;
}
