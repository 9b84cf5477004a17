import { createVault } from "#app/adapters/keyring.server.ts";

/** The operator's keys of the tests: one, always the same. */
export const testVault = createVault([{ id: "tests", bytes: Buffer.alloc(32, 7) }]);
