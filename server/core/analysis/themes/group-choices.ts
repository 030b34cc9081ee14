/** How many groups of words can be asked for. The number decides what is seen, so a person chooses it and may choose again. */
export const groupChoices = [3, 5, 8, 12, 20] as const;
