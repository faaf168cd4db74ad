import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freePort } from "../../src/main/http-server.js";
import { onBoth } from "../setup/places.js";
import { joined, type Running, run } from "../setup/running.js";

interface Told {
  readonly row: { readonly code: number; readonly standing: string };
  readonly etag: string;
  readonly words: object;
}

interface Sending {
  readonly method?: "POST" | "PUT";
  readonly body: unknown;
  readonly seen?: string;
}

onBoth("the server killed in the middle of publishing, many times", (newPlace) => {
  test("has every story it said it published, and none half", async () => {
    const place = await newPlace();
    const port = await freePort("127.0.0.1");
    let house: Running = await run(place, port);
    const cookie = await joined(house.url, house.invitation ?? "");
    const send = async (path: string, { method = "POST", body, seen }: Sending): Promise<Told | null> => {
      const headers = {
        ...{ "Content-Type": "application/json", Origin: house.url, Cookie: cookie, "Idempotency-Key": randomUUID() },
        ...(seen !== undefined && { "If-Match": seen }),
      };
      const answer = await fetch(`${house.url}/api/v1/desk/stories${path}`, {
        method,
        headers,
        body: JSON.stringify(body),
      }).catch(() => null);
      return answer?.ok === true ? ((await answer.json().catch(() => null)) as Told | null) : null;
    };
    const acknowledged: number[] = [];
    const begun: number[] = [];
    /** Writes and publishes stories one after another until nobody answers. */
    const publishOne = async (): Promise<boolean> => {
      const story = await send("", { body: { edition: "en", section: null, headline: "Killed or not" } });
      if (story === null) return false;
      const { code } = story.row;
      begun.push(code);
      const words = { ...story.words, standfirst: `Standfirst of ${code}.` };
      const saved = await send(`/${code}/words`, { method: "PUT", body: { words }, seen: story.etag });
      const approved =
        saved && (await send(`/${code}/acts`, { body: { act: "approve", note: null, at: null }, seen: saved.etag }));
      const published =
        approved &&
        (await send(`/${code}/acts`, { body: { act: "publish", note: null, at: null }, seen: approved.etag }));
      if (published === null) return false;
      acknowledged.push(code);
      return true;
    };
    const work = async (): Promise<void> => {
      while (await publishOne());
    };
    for (let round = 0; round < 4; round += 1) {
      const working = [work(), work()];
      const enough = acknowledged.length + 2 + Math.floor(Math.random() * 4);
      // The kill comes at no particular moment of the work, but not before there is some.
      await expect.poll(() => acknowledged.length, { interval: 3, timeout: 30_000 }).toBeGreaterThanOrEqual(enough);
      await house.kill();
      await Promise.all(working);
      house = await run(place, port);
    }
    for (const code of acknowledged) {
      const page = await fetch(`${house.url}/${code}`);
      expect([page.status, (await page.text()).includes(`Standfirst of ${code}.`)], String(code)).toEqual([200, true]);
    }
    for (const code of begun) {
      const open = await fetch(`${house.url}/api/v1/desk/stories/${code}`, { headers: { Cookie: cookie } });
      expect(["unpublished", "published"]).toContain(((await open.json()) as Told).row.standing);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(8);
    await house.kill();
    const { dateline } = await import("../setup/command.js");
    expect((await dateline(place, ["verify"])).status).toBe(0);
  }, 180_000);
});
