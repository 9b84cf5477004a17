/** What a policy answers: allowed, or refused with a code that `messages/refusals.ts` turns into a French sentence. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly code: string };

export const allow: Verdict = { allowed: true };
export const deny = (code: string): Verdict => ({ allowed: false, code });
