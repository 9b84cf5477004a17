/** A number told to the host's collector; without labels, or by one. */
export interface Gauge {
	name: string;
	help: string;
	values: readonly { label?: string; value: number }[];
}

/** In the text format of Prometheus. Labels are names of ours: letters, digits and dashes. */
export const gaugesAsText = (gauges: readonly Gauge[]): string =>
	gauges
		.map(({ name, help, values }) =>
			[
				`# HELP maillage_${name} ${help}`,
				`# TYPE maillage_${name} gauge`,
				...values.map(({ label, value }) => `maillage_${name}${label ? `{kind="${label.replaceAll(/[^\w/-]/g, "_")}"}` : ""} ${value}`),
			].join("\n"),
		)
		.join("\n");
