/**
 * How Node is started to serve. Left alone, the garbage of pages stays until it is several times what lives, half a gigabyte that other
 * programs of a small machine do not have: instead a nursery that few objects outlive, a collection once they have added a tenth, and
 * two arenas for what is not V8's (docs/performance.md, memory).
 */
export const serving = {
	flags: ["--min-semi-space-size=16", "--max-semi-space-size=16", "--heap-growing-percent=10"],
	env: { MALLOC_ARENA_MAX: "2" },
};
