/** The text with A–Z as a–z, and all else as it is: no letter changes its length. */
export const foldAscii = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
