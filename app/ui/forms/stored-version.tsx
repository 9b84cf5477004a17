import { type Definition, DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";

/** After a 409: what someone else saved, beside the fields that keep what was typed. */
export function StoredVersion({ items }: { items: readonly Definition[] }) {
	return (
		<Notice tone="warning" title="Version enregistrée entre-temps">
			<DefinitionList items={items} />
			<p>Les champs ci-dessous gardent ce que vous avez écrit. Reprenez ce qui convient : enregistrer remplacera la version ci-dessus.</p>
		</Notice>
	);
}
