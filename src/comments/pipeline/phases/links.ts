import type { Known } from "../known.js";
import { type Candidate, type PhaseFinding, refuse, wait } from "../phase.js";

/** Addresses written out, and names of sites with a known ending and something after it. */
const link =
  /(?:https?:\/\/|www\.)[^\s<>"']{1,2000}|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]{1,63}\.(?:com|net|org|info|biz|ru|ir|xyz|top|site|online|shop|io|me|ly|link|click)(?:\/[^\s<>"']{0,2000})?(?![\p{L}\p{N}])/giu;

/** How many links it has: spam is known by them. */
export function links({ words }: Candidate, { policy }: Known): PhaseFinding | null {
  const found = words.match(link) ?? [];
  if (found.length > policy.links.refuse) return refuse("spam", `${found.length}`);
  return found.length >= policy.links.wait ? wait("links", found.slice(0, 5).join(" ").slice(0, 300)) : null;
}
