/** What a committee may say of what it was asked. By themselves: the editor of minutes reads them, and ships no zod. */
export const decisionVerbs = ["validated", "validated_with_changes", "deferred", "rejected"] as const;
