import type { z } from "@hono/zod-openapi";
import { because, type Refusal, type RefusalValues } from "../../domain/refusal/refusal.js";
import type { RefusalCode } from "../../domain/refusal/refusals.js";

type Issue = z.core.$ZodIssue;

/** What is wrong with the first field that cannot be read, and which it is, so that a desk of any language can say it. */
export function wrongField({ issues }: z.ZodError, given: unknown): Refusal {
  const [first] = issues;
  if (first === undefined) throw new Error("Nothing is wrong with what was read.");
  const { issue, path } = innermost(first, first.path);
  const [code, values] = wrong(issue, valueAt(given, path) === undefined);
  return because(code, { place: path.join(".") || "body", ...values });
}

interface Found {
  readonly issue: Issue;
  readonly path: readonly PropertyKey[];
}

/** Of several shapes a field may have, the last is the one that is meant: those before it are ways to leave it out. */
function innermost(issue: Issue, path: readonly PropertyKey[]): Found {
  const within = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : undefined;
  return within === undefined ? { issue, path } : innermost(within, [...path, ...within.path]);
}

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inside, name) => (inside as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[name], given);

function wrong(issue: Issue, isMissing: boolean): readonly [RefusalCode, RefusalValues] {
  if (isMissing) return ["field-missing", {}];
  if (issue.code === "too_small" && issue.origin === "string" && issue.minimum === 1) return ["field-missing", {}];
  if (issue.code === "too_small") return [bounds[issue.origin]?.[0] ?? "field-low", { least: Number(issue.minimum) }];
  if (issue.code === "too_big") return [bounds[issue.origin]?.[1] ?? "field-high", { most: Number(issue.maximum) }];
  if (issue.code === "invalid_format" && issue.format === "email") return ["field-email", {}];
  if (issue.code === "invalid_format" && issue.format === "url") return ["field-url", {}];
  return ["field-wrong", { detail: issue.message }];
}

/** What too little and too much is called, of what can be counted; all else is a number. */
const bounds: Readonly<Record<string, readonly [RefusalCode, RefusalCode]>> = {
  string: ["field-short", "field-long"],
  array: ["field-few", "field-many"],
};
