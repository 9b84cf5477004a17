/** « Firefox sur Windows »: a browser's own description in plain words. Only a hint, since browsers lie about themselves. */
export function deviceOf(userAgent: string): string {
	const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
	const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
	if (!browser && !system) return "Appareil inconnu";
	return [browser ?? "Navigateur inconnu", system && `sur ${system}`].filter(Boolean).join(" ");
}

// In this order: most browsers also carry the names of those they descend from.
const browsers: [RegExp, string][] = [
	[/Edg(e|A|iOS)?\//, "Edge"],
	[/OPR\/|Opera/, "Opera"],
	[/SamsungBrowser\//, "Samsung Internet"],
	[/Firefox\/|FxiOS\//, "Firefox"],
	[/Chrome\/|CriOS\//, "Chrome"],
	[/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
	[/iPhone/, "iPhone"],
	[/iPad/, "iPad"],
	[/Android/, "Android"],
	[/Windows/, "Windows"],
	[/CrOS/, "ChromeOS"],
	[/Macintosh|Mac OS X/, "Mac"],
	[/Linux/, "Linux"],
];
