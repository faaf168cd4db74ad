import { z } from "@hono/zod-openapi";

/** What can be wrong with a request, each with its status and its public words. */
export const errorTable = {
  "bad-request": { status: 400, title: "The request cannot be read." },
  "not-found": { status: 404, title: "There is no such thing here." },
  gone: { status: 410, title: "The story is no longer public." },
  "too-many": { status: 429, title: "Too many requests: wait a little." },
  broken: { status: 500, title: "The fault is ours and has been written down." },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** An error as the API tells it (RFC 9457, application/problem+json). */
export const problemShape = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional() })
  .openapi("Problem");
