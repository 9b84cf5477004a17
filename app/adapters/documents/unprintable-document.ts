/** The document does not satisfy PDF/UA-1, or cannot be set at all. */
export class UnprintableDocument extends Error {}
