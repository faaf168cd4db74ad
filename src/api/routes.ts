import { createRoute, z } from "@hono/zod-openapi";
import { problemShape } from "../contract/problem.js";
import { cardsShape, editionShape, hitsShape, storyShape } from "../contract/public-story.js";

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { "application/json": { schema } },
});
const refused = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemShape } },
});
const edition = z.string().openapi({ param: { name: "edition", in: "path" }, example: "en" });

export const readStory = createRoute({
  method: "get",
  path: "/api/v1/stories/{code}",
  summary: "A public story by its code.",
  request: { params: z.object({ code: z.string().openapi({ example: "971280" }) }) },
  responses: {
    200: json("The story.", storyShape),
    404: refused("No such story."),
    410: refused("Killed or taken down, with the reason."),
  },
});

export const readEditions = createRoute({
  method: "get",
  path: "/api/v1/editions",
  summary: "The editions and their sections.",
  responses: { 200: json("All editions, the default one first.", z.object({ editions: z.array(editionShape) })) },
});

export const readNewest = createRoute({
  method: "get",
  path: "/api/v1/editions/{edition}/stories",
  summary: "An edition's stories, newest first.",
  request: {
    params: z.object({ edition }),
    query: z.object({ section: z.string().optional(), before: z.string().optional(), limit: z.string().optional() }),
  },
  responses: { 200: json("A page of stories.", cardsShape), 404: refused("No such edition or section.") },
});

export const searchStories = createRoute({
  method: "get",
  path: "/api/v1/editions/{edition}/search",
  summary:
    "Stories that have all the words: phrases, -without, section:, topic:, by:, after: and before: as on the search page.",
  request: { params: z.object({ edition }), query: z.object({ q: z.string().max(200), page: z.string().optional() }) },
  responses: {
    200: json("The hits, best first.", hitsShape),
    404: refused("No such edition."),
    429: refused("Too many searches."),
  },
});
