import { readEnv } from "#app/adapters/env.server.ts";
import { builtCode, type Part, startProduct } from "#bin/product.ts";

/** One part of the product, built, as `npm run web` or `npm run worker` starts it, whose clock its parent moves by messages. */
const part = process.argv[2] as Part;
let aheadMs = 0;
process.on("message", (message: { aheadMs: number }) => {
	aheadMs = message.aheadMs;
});
process.once("disconnect", () => process.exit(1));
await startProduct({ env: readEnv(), parts: [part], isSteward: false, clock: () => new Date(Date.now() + aheadMs), code: builtCode });
process.send?.("ready");
