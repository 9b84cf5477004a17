import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Those that take minutes: begun last, each would be waited for alone. A new clone has no durations to sort by. */
const longest = ["tests/e2e/pages.test.ts", "tests/faults/nemesis.test.ts", "tests/routes/walls.test.ts", "tests/e2e/bench.test.ts"];

class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name));
		const sorted = await super.sort(files);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}

export default defineConfig({
	test: {
		sequence: { sequencer: LongestFirst },
		setupFiles: ["tests/support/no-noise.ts"],
		restoreMocks: true,
		// modules are loaded once for all the files of a process: loading them again for each took three quarters of the processor's time
		projects: [
			{
				extends: true,
				test: {
					name: "unit",
					isolate: false,
					include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "workers/**/*.test.ts", "tests/architecture/pure/**/*.test.ts"],
				},
			},
			{
				extends: true,
				test: {
					name: "integration",
					isolate: false,
					// half of the time they wait for PostgreSQL or for another process: no core is kept free for the runner
					maxWorkers: 2,
					include: ["tests/{integration,routes,jobs,collaboration,faults,architecture}/**/*.test.{ts,tsx}"],
					exclude: ["tests/architecture/pure/**"],
					globalSetup: ["tests/support/postgres.global.ts"],
					testTimeout: 30_000,
					hookTimeout: 60_000,
				},
			},
			{
				extends: true,
				test: {
					name: "browser",
					include: ["tests/e2e/**/*.test.ts"],
					exclude: ["tests/e2e/live-minutes.test.ts"],
					globalSetup: ["tests/support/browser.global.ts", "tests/support/demonstration.global.ts"],
					testTimeout: 120_000,
					hookTimeout: 180_000,
					maxWorkers: 2,
				},
			},
			// what is measured from a key to other screens is alone on the machine
			{
				extends: true,
				test: {
					name: "live",
					include: ["tests/e2e/live-minutes.test.ts"],
					globalSetup: ["tests/support/browser.global.ts"],
					testTimeout: 120_000,
					hookTimeout: 180_000,
				},
			},
		],
	},
});
