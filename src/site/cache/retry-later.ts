import type { Page } from "./page.js";

/** A refusal that says when to come back, in seconds (RFC 9110, 10.2.3). */
export const retryLater = (page: Page, seconds: number): Page => ({
  ...page,
  headers: { ...page.headers, "Retry-After": String(seconds) },
});
