import type { Context } from "hono";
import type { ErrorCode } from "../../contract/errors.js";
import type { Result } from "../../kernel/result.js";
import type { DeskRefusal } from "../../newsroom/desk/refusal.js";
import { refused } from "../problem.js";
import type { KeyReused } from "./answered-before.js";

/** What a door says: its answer as JSON, or why not. */
export type Ran = Result<string, DeskRefusal | KeyReused>;

const codeOf: Readonly<Record<DeskRefusal["kind"] | KeyReused["kind"], ErrorCode>> = {
  missing: "not-found",
  forbidden: "forbidden",
  "moved-on": "moved-on",
  "not-now": "not-now",
  "changed-since-approval": "changed-since-approval",
  blocked: "blocked",
  unreadable: "bad-request",
  "key-reused": "key-reused",
};

interface Manner {
  readonly done?: 200 | 201;
  /** What it is called that something is not there. */
  readonly missing?: ErrorCode;
}

/** Answers with what a door says; an etag in it stands in the header too. */
export function reply(context: Context, ran: Ran, { done = 200, missing = "not-found" }: Manner = {}): Response {
  if (!ran.ok) {
    const { kind, why } = ran.error;
    const difference = "difference" in ran.error ? ran.error.difference : undefined;
    const code = kind === "missing" ? missing : codeOf[kind];
    return refused(context, code, why, difference === undefined ? {} : { difference });
  }
  const { etag } = JSON.parse(ran.value) as { readonly etag?: string };
  if (etag !== undefined) context.header("ETag", etag);
  context.header("Content-Type", "application/json");
  return context.body(ran.value, done);
}
