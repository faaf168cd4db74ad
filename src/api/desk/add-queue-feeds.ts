import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type QueuedComment, readQueue } from "../../comments/moderation/read-queue.js";
import { type CommentId, momentOf } from "../../domain/comment/comment-id.js";
import { type Queue, queues } from "../../domain/comment/moderator-act.js";
import { tokenCalled } from "../../newsroom/people/api-tokens.js";
import { problem } from "../problem.js";
import type { DeskHouse } from "./desk-house.js";

const feedLength = 50;
const path = "/api/v1/desk/comment-feeds";

/**
 * A feed for each queue, for moderators who would be told elsewhere (RSS 2.0). Feed readers send no headers, so the
 * token may stand in the address; then it must be one that opens nothing but these feeds.
 */
export function addQueueFeeds(app: OpenAPIHono, house: DeskHouse): void {
  app.get(`${path}/:file`, async (context) => {
    const queue = queues.find((one) => `${one}.xml` === context.req.param("file"));
    if (queue === undefined) return problem(context, "not-found");
    if (!(await mayRead(house, context)))
      return problem(context, "sign-in", "The token is missing, unknown or opens something else.");
    const rows = await readQueue(house.press.database.reader, { queue, limit: feedLength });
    context.header("Content-Type", "application/rss+xml; charset=utf-8");
    return context.body(await feed(house, queue, rows));
  });
}

async function mayRead({ press }: DeskHouse, context: Context): Promise<boolean> {
  const inAddress = context.req.query("token");
  const inHeader = /^bearer (.+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  const secret = inAddress ?? inHeader;
  if (secret === undefined) return false;
  const token = await tokenCalled(press.database, secret, press.clock.now());
  const scopes = token?.scopes.split(",") ?? [];
  if (inAddress !== undefined) return scopes.length === 1 && scopes[0] === "comment-feeds";
  return scopes.includes("comment-feeds") || scopes.includes("comments");
}

async function feed({ origin }: DeskHouse, queue: Queue, rows: readonly QueuedComment[]): Promise<string> {
  const { generateRssFeed } = await import("feedsmith");
  const home = `${origin}/desk/comments/${queue}`;
  return generateRssFeed({
    title: `Comments: ${queue}`,
    link: home,
    description: `Readers' comments in the queue "${queue}".`,
    generator: "Dateline",
    items: rows.map(({ id, name, headline, code, words, reason }) => ({
      title: `${name}: ${headline ?? code}`,
      link: `${home}?comment=${id}`,
      guid: { value: `${origin}/comment/${id}`, isPermaLink: false },
      pubDate: new Date(momentOf(id as CommentId)),
      description: words,
      ...(reason !== null && { categories: [{ name: reason }] }),
    })),
  });
}
