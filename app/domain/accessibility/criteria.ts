import type { Day } from "../kernel/calendar.ts";
import { criteriaOfContent } from "./criteria-of-content.ts";
import { criteriaOfPages } from "./criteria-of-pages.ts";

/** The 106 criteria of the RGAA 4.1.2, in our words, each with what holds it. What a person checks by hand is written in its row, with its day. */
export const themes = [...criteriaOfContent, ...criteriaOfPages];
export const criteria = themes.flatMap((theme) => theme.criteria);

/** The day these rows were last gone through. */
export const statedOn = "2026-11-22" as Day;
