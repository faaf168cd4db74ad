import type { Context } from "hono";
import { type ErrorCode, errorTable } from "../contract/errors.js";
import type { Refusal } from "../domain/refusal/refusal.js";

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

/** A refusal of the newsroom's: its sentence for whoever reads English, its code and values for the desk's own words. */
export const refused = (
  context: Context,
  code: ErrorCode,
  why: Refusal,
  more: Readonly<Record<string, unknown>> = {},
): Response => problem(context, code, why.sentence, { why, ...more });
