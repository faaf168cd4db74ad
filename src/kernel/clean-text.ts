/** A text as one line: well-formed Unicode, no control characters, white space as single spaces, none at the ends. */
export const cleanLine = (text: string): string => cleanRun(text).replace(/^ | $/g, "");

/** The same within a line, where a space at an end parts words. No-break and other Unicode spaces stay as they are. */
export const cleanRun = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
    .replace(/[ \t\n\v\f\r]+/g, " ");
