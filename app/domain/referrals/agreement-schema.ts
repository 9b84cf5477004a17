import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { AgreementId, ReferralId } from "./types.ts";

export const WithdrawAgreement = z.strictObject({ referralId: ReferralId, agreementId: AgreementId, withdrawnOn: Day });
export type WithdrawAgreement = z.input<typeof WithdrawAgreement>;
