/** Dark enough for white letters, told apart by people who see few colours as well as can be. */
const colours = ["#005a9c", "#9b2226", "#386641", "#6a4c93", "#8a4b08", "#1d6f72", "#a2195b", "#4a4e69"] as const;
export type Colour = (typeof colours)[number];

/** The same person has the same colour everywhere, every day. */
export const colourOf = (personId: string): Colour => colours[Number.parseInt(personId.slice(-6), 16) % colours.length] ?? colours[0];
