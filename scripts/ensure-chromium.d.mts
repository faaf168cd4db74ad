/** The path of a Chromium that starts on this machine; null where there is none. */
export function findChromium(): string | null;
/** Makes sure there is a Chromium; answers its path, or null after saying how to install one. */
export function ensureChromium(): string | null;
