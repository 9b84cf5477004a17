/** Joins the class names that apply: `classNames("button", isWide && "wide")`. */
export const classNames = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");
