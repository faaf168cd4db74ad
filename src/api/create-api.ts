import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { OpenAPIHono } from "@hono/zod-openapi";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { answerEditions, answerNewest, answerSearch, answerStory } from "./answers.js";
import type { ApiOptions } from "./api-options.js";
import { problem } from "./problem.js";
import { readEditions, readNewest, readStory, searchStories } from "./routes.js";

const perMinute = 300;

/** The public API: the archive as JSON, read only, described by its own OpenAPI document. */
export function createApi(options: ApiOptions): RequestListener {
  const app = new OpenAPIHono({
    defaultHook: (result, context) =>
      result.success ? undefined : problem(context, "bad-request", result.error.issues[0]?.message),
  });
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  app.use(async (context, next) => {
    for (let at = 0; at < options.headers.length; at += 2)
      context.header(options.headers[at] ?? "", options.headers[at + 1] ?? "");
    context.header("Cache-Control", "no-store");
    const address = getConnInfo(context).remote.address ?? "";
    const may = await limiter.consume(address).then(
      () => true,
      () => false,
    );
    return may ? next() : problem(context, "too-many");
  });
  app.openapi(readStory, (context) => answerStory(options, context, context.req.valid("param").code) as never);
  app.openapi(readEditions, (context) => answerEditions(options, context) as never);
  app.openapi(
    readNewest,
    (context) =>
      answerNewest(options, context, { ...context.req.valid("param"), ...context.req.valid("query") }) as never,
  );
  app.openapi(
    searchStories,
    (context) =>
      answerSearch(options, context, { ...context.req.valid("param"), ...context.req.valid("query") }) as never,
  );
  app.doc31("/api/v1/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Dateline", version: "1", description: "What the public may read, as JSON." },
  });
  app.notFound((context) => problem(context, "not-found"));
  app.onError((error, context) => {
    options.onTrouble(error);
    return problem(context, "broken");
  });
  return getRequestListener(app.fetch);
}
