/** Where an attached file's name and bytes are sealed: the name in its row, the bytes in a file of the storage, bound to the same row. */
export const attachmentPlace = (id: string) => ({
	name: { table: "referral_attachment", column: "sealed_name", row: id },
	bytes: { table: "referral_attachment", column: "bytes", row: id },
});
