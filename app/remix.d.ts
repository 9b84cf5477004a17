import "@remix-run/node";

// Loader and action data then keep their types as single fetch serialises them.
declare module "@remix-run/node" {
	interface Future {
		v3_singleFetch: true;
	}
}
