import { z } from "@hono/zod-openapi";
import { type RefusalCode, refusals } from "../domain/refusal/refusals.js";

/** Why the desk refuses something: a code with what fills it in, and the same as an English sentence. */
export const refusalShape = z
  .object({
    code: z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    sentence: z.string(),
  })
  .openapi("Refusal");

/** An error as the API tells it (RFC 9457, application/problem+json). */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    why: refusalShape.optional(),
  })
  .openapi("Problem");
