/** What a mark or a message means. Colour never says it alone: each tone also has its own shape. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "accent";
