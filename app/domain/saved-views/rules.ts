/** Beyond, nobody finds their own lists again. */
export const maxViewCount = 30;
