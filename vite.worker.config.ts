import { defineConfig } from "vite";

/** The worker renders e-mails in JSX, which Node does not run by itself: it gets a bundle of its own, libraries left outside. */
export default defineConfig({
	build: {
		ssr: "workers/main.ts",
		outDir: "build/worker",
		target: "node24",
		emptyOutDir: true,
	},
});
