import type { OpenAPIHono } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { problem } from "../problem.js";
import type { Beat } from "./beat.js";
import type { DeskHouse } from "./desk-house.js";

/** How often a silent line shows that it stands, and that its session still holds: milliseconds. */
const heartbeat = 15_000;

/** Tells an open desk what happens, as it happens (server-sent events, WHATWG HTML); the desk asks for the rest itself. */
export function addEvents(app: OpenAPIHono, house: DeskHouse): void {
  app.get("/api/v1/desk/events", async (context) => {
    const { headers } = context.req.raw;
    if ((await house.accounts.whoAsks(headers)) === null) return problem(context, "sign-in");
    return streamSSE(context, async (stream) => {
      const quiet = house.pulse.listen((beats) => void stream.writeSSE({ event: "beats", data: toLine(beats) }));
      stream.onAbort(quiet);
      await stream.writeSSE({ event: "here", data: "{}" });
      while (!stream.aborted) {
        await Promise.race([stream.sleep(heartbeat), house.pulse.over.then(() => stream.abort())]);
        if (stream.aborted) break;
        if ((await house.accounts.whoAsks(headers)) === null) break;
        await stream.writeSSE({ event: "here", data: "{}" });
      }
      quiet();
    });
  });
}

const toLine = (beats: readonly Beat[]): string => JSON.stringify(beats);
