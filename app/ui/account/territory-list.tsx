import { ItemList } from "../primitives/item-list.tsx";

interface TerritoryLine {
	name: string;
	href: string;
	organisationName: string;
	role: string;
	mandates: readonly string[];
}

/** Where one works and as what. */
export function TerritoryList({ territories }: { territories: readonly TerritoryLine[] }) {
	if (territories.length === 0) {
		return <p>Aucun territoire ne vous est ouvert aujourd'hui. Un administrateur de territoire peut vous inviter.</p>;
	}
	return (
		<ItemList
			label="Mes territoires"
			items={territories.map(({ name, href, organisationName, role, mandates }) => ({
				title: name,
				href,
				text: [`${role}, ${organisationName}.`, mandates.length > 0 && `${mandates.join("\u00a0; ")}.`].filter(Boolean).join(" "),
			}))}
		/>
	);
}
