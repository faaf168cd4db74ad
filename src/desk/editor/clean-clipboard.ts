/** What a clipboard brings, without what a word processor wrapped it in. */
export const cleanClipboard = (html: string): string => html;
