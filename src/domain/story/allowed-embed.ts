/** Sites whose posts and videos may stand in a story, by the names they answer to. */
export const embedSites: readonly string[] = [
  ...["youtube.com", "youtu.be", "vimeo.com", "x.com", "twitter.com", "instagram.com", "tiktok.com", "facebook.com"],
  ...["t.me", "bsky.app", "mastodon.social", "aparat.com", "soundcloud.com", "open.spotify.com"],
];

/** Whether an address is of a kind that may be embedded: HTTPS, and one of the sites a newsroom quotes from. */
export function allowedEmbed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && embedSites.some((site) => hostname === site || hostname.endsWith(`.${site}`));
}
