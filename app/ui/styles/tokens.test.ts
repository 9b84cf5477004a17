import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

const colorsIn = (text: string) =>
	Object.fromEntries([...text.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]])) as Record<string, string>;

const [lightText = "", darkText = ""] = css.split("@media screen and (prefers-color-scheme: dark)");
const light = colorsIn(lightText);
const themes = { light, dark: { ...light, ...colorsIn(darkText) } };

const luminance = (hex: string): number => {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
	const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
};

const grounds = ["ground", "surface", "sunk"];
const tones = ["neutral", "info", "success", "warning", "danger", "accent"];

const textPairs = [
	...grounds.flatMap((ground) => ["ink", "ink-soft", "link", "link-hover", ...tones].map((text) => [text, ground])),
	...tones.map((tone) => [tone, `${tone}-soft`]),
	...tones.flatMap((tone) => ["ink", "link"].map((text) => [text, `${tone}-soft`])),
	["link", "brand-soft"],
	["link-hover", "brand-soft"],
	["ink", "brand-soft"],
	["on-brand", "brand"],
	["on-brand", "brand-hover"],
	["surface", "danger-solid"],
	["surface", "danger-solid-hover"],
	["on-bar", "bar"],
	["on-bar", "bar-raised"],
	["on-bar-soft", "bar"],
	["on-bar-soft", "bar-raised"],
	["saffron", "bar"],
] as [string, string][];

const markPairs = [
	...grounds.flatMap((ground) => ["edge", "brand", "focus", "danger"].map((mark) => [mark, ground])),
	["saffron", "bar-raised"],
] as [string, string][];

describe.each(Object.entries(themes))("the %s theme", (_, theme) => {
	it.each(textPairs)("reads %s on %s", (text, ground) => {
		expect(contrast(theme[text] ?? "", theme[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
	});
	it.each(markPairs)("shows %s on %s", (mark, ground) => {
		expect(contrast(theme[mark] ?? "", theme[ground] ?? "")).toBeGreaterThanOrEqual(3);
	});
});
