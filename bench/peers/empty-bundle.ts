/** What a file costs that holds nothing. */
export const nothing = undefined;
