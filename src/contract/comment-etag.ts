/** What an If-Match says of a comment that was seen at a version. */
export const commentEtag = ({ version }: { readonly version: number }): string => `"${version}"`;
