/** What can be wrong with a request, each with its status and its public words. */
export const errorTable = {
  "bad-request": { status: 400, title: "The request cannot be read." },
  "sign-in": { status: 401, title: "Sign in first." },
  forbidden: { status: 403, title: "You may not do this." },
  "not-now": { status: 409, title: "It cannot be done as things stand." },
  "changed-since-approval": { status: 409, title: "It was changed after it was approved." },
  "moved-on": { status: 412, title: "It has changed since you saw it." },
  "too-large": { status: 413, title: "It is too large." },
  blocked: { status: 422, title: "The checklist does not let it out yet." },
  "key-reused": { status: 422, title: "This idempotency key was used for another request." },
  "say-what-you-saw": { status: 428, title: "Say what you saw: an If-Match header is needed." },
  "key-needed": { status: 428, title: "An Idempotency-Key header is needed." },
  "not-found": { status: 404, title: "There is no such thing here." },
  gone: { status: 410, title: "The story is no longer public." },
  "too-many": { status: 429, title: "Too many requests: wait a little." },
  broken: { status: 500, title: "The fault is ours and has been written down." },
} as const;

export type ErrorCode = keyof typeof errorTable;
