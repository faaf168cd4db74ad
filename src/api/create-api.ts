import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { joinDoors } from "../contract/join-shapes.js";
import { accountsPath, clientHeader } from "../newsroom/people/open-accounts.js";
import { answerEditions, answerNewest, answerSearch, answerStory } from "./answers.js";
import type { ApiOptions } from "./api-options.js";
import { addDesk } from "./desk/add-desk.js";
import { addEvents } from "./desk/add-events.js";
import { addJoin } from "./desk/add-join.js";
import { addPictureBytes, picturesPath } from "./desk/add-picture-bytes.js";
import { addQueueFeeds } from "./desk/add-queue-feeds.js";
import { problem } from "./problem.js";
import { readEditions, readNewest, readStory, searchStories } from "./routes.js";

/** Requests a household may make in a minute: a reader of the public API, and a desk, where several people share one. */
const limits = { read: 300, desk: 3000, join: 30 };
const largestBody = 2 * 1024 * 1024;

/** The API: the archive as JSON for anyone, the desk for those who work there; described by its own OpenAPI document. */
export function createApi(options: ApiOptions): RequestListener {
  const app = new OpenAPIHono({
    defaultHook: (result, context) =>
      result.success ? undefined : problem(context, "bad-request", result.error.issues[0]?.message),
  });
  const limiters = {
    read: new RateLimiterMemory({ points: limits.read, duration: 60 }),
    desk: new RateLimiterMemory({ points: limits.desk, duration: 60 }),
    join: new RateLimiterMemory({ points: limits.join, duration: 60 }),
  };
  app.use(async (context, next) => {
    for (let at = 0; at < options.headers.length; at += 2)
      context.header(options.headers[at] ?? "", options.headers[at + 1] ?? "");
    context.header("Cache-Control", "no-store");
    const may = await limiters[kindOf(context.req.path)].consume(options.clientOf(incoming(context))).then(
      () => true,
      () => false,
    );
    return may ? next() : problem(context, "too-many");
  });
  const bounded = bodyLimit({ maxSize: largestBody, onError: (context) => problem(context, "too-large") });
  // A picture is larger than any words; its own door bounds it.
  app.use((context, next) => (context.req.path === picturesPath ? next() : bounded(context, next)));
  addPublic(app, options);
  addJoin(app, options.desk);
  addEvents(app, options.desk);
  addQueueFeeds(app, options.desk);
  addDesk(app, options.desk);
  addPictureBytes(app, options.desk);
  app.all(`${accountsPath}/*`, (context) => answerAccounts(options, context));
  app.doc31("/api/v1/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Dateline",
      version: "1",
      description: "What the public may read, and what the desk does, as JSON.",
    },
  });
  app.notFound((context) => problem(context, "not-found"));
  app.onError((error, context) => {
    options.onTrouble(error);
    return problem(context, "broken");
  });
  return getRequestListener(app.fetch);
}

const kindOf = (path: string): "read" | "desk" | "join" => {
  if (oneTime.has(path)) return "join";
  return path.startsWith("/api/v1/desk/") || path.startsWith(`${accountsPath}/`) ? "desk" : "read";
};

const oneTime: ReadonlySet<string> = new Set(Object.values(joinDoors).map(({ path }) => path));

const incoming = (context: Context): IncomingMessage => (context.env as HttpBindings).incoming;

/** The accounts' own door; whose household it is we say, not the one who asks. */
async function answerAccounts({ desk, clientOf }: ApiOptions, context: Context): Promise<Response> {
  const headers = new Headers(context.req.raw.headers);
  headers.set(clientHeader, clientOf(incoming(context)));
  const answer = await desk.accounts.answer(new Request(context.req.raw, { headers }));
  if (endsSessions.test(context.req.path)) await desk.copyDesk.dropSessions();
  for (const [name, value] of context.res.headers) if (!answer.headers.has(name)) answer.headers.set(name, value);
  return answer;
}

const endsSessions = /\/(?:sign-out|revoke-[a-z-]+|change-password)$/;

function addPublic(app: OpenAPIHono, options: ApiOptions): void {
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
}
