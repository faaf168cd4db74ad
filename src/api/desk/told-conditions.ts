import { z } from "@hono/zod-openapi";
import { problemShape } from "../../contract/problem.js";

export interface Conditions {
  /** The request says what it saw. */
  readonly sees?: true;
  /** The request is done once however often it comes. */
  readonly creates?: true;
}

const ifMatch = z
  .string()
  .min(1)
  .openapi({ description: "The etag of what is written to, as it was read.", example: '"5d41402abc4b2a76"' });
const idempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .openapi({ description: "The same for every try of one wish: it is done once, and answered alike for a day." });

/** A refusal, as OpenAPI tells of it. */
export const told = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemShape } },
});

/** The headers a door demands. */
export const headersOf = ({ sees, creates }: Conditions) =>
  z.object({ ...(sees && { "if-match": ifMatch }), ...(creates && { "idempotency-key": idempotencyKey }) });

/** What it answers where they are not given, or do not hold. */
export const conditionAnswers = ({ sees, creates }: Conditions) => ({
  ...(sees && { 412: told("It has changed since you saw it: read it again.") }),
  ...(creates && { 422: told("The key was used for another request.") }),
  ...((sees || creates) && { 428: told("A header that it needs is missing: the problem's type says which.") }),
});
