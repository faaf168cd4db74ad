import type { Context } from "hono";
import { type ErrorCode, errorTable } from "../contract/errors.js";

/** A refusal as RFC 9457 has it. */
export function problem(
  context: Context,
  code: ErrorCode,
  detail?: string,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, title } = errorTable[code];
  context.header("Content-Type", "application/problem+json");
  context.header("Cache-Control", "no-store");
  return context.body(
    JSON.stringify({ type: `about:blank#${code}`, title, status, ...(detail !== undefined && { detail }), ...more }),
    status,
  );
}
