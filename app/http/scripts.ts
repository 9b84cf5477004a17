/** Put on a route that earns its JavaScript; every other page is a plain document. */
export const handleWithScripts = { scripts: true } as const;

export const shipsScripts = (handles: unknown[]): boolean =>
	handles.some((handle) => typeof handle === "object" && handle !== null && "scripts" in handle);
