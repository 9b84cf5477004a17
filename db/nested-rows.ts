/**
 * Rows that a query gathered into JSON (`jsonArrayFrom`) come with SQL's own key names: the pool's camel-case plugin leaves the
 * inside of JSON alone, since stored documents must come back as they went in. Only for JSON built from columns.
 */
export function camelKeys<T>(value: T): T {
	if (Array.isArray(value)) return value.map(camelKeys) as T;
	if (value === null || typeof value !== "object" || value instanceof Date) return value;
	const renamed: Record<string, unknown> = {};
	for (const key in value) renamed[camelKey(key)] = camelKeys(value[key]);
	return renamed as T;
}

/** Names of columns: there are only so many. */
const camelNames = new Map<string, string>();
function camelKey(key: string): string {
	let name = camelNames.get(key);
	if (name === undefined) {
		name = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
		camelNames.set(key, name);
	}
	return name;
}
