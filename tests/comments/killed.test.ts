import { once } from "node:events";
import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { startDateline } from "../setup/command.js";
import { code, editor, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";
import { hiddenIn } from "../setup/reader.js";
import { openToAll } from "./open-to-all.js";

const thread = "/en/1/ferry-strike/comments";

onBoth("a house killed while readers write", (newPlace) => {
  test("has every comment whose writer was told so, each once", async () => {
    const place = await newPlace();
    const { press, close } = await openEnglishNewsroom(place);
    await publishStory(press, editor, { code: code(1), revision: revision("Ferry strike") });
    await openToAll(press);
    await close();
    const house = startDateline(place, ["start", "--port", "0", "--behind-proxy"]);
    const url = await new Promise<string>((resolve, reject) => {
      let out = "";
      house.stdout?.on("data", (part) => {
        out += String(part);
        const found = /The paper {2}(http:\S+?)\/\n/.exec(out)?.[1];
        if (found !== undefined) resolve(found);
      });
      house.once("exit", () => reject(new Error(out)));
    });
    const ended = once(house, "exit");
    const told: string[] = [];
    const write = async (at: number): Promise<void> => {
      const headers = { "X-Forwarded-For": `198.51.${at % 200}.${Math.floor(at / 200)}` };
      const form = await fetch(`${url}${thread}/write`, { headers });
      const cookie = form.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      const words = `Written ${at}.`;
      const fields = { ...hiddenIn(await form.text(), thread), words, name: "Ada" };
      const sent = await fetch(url + thread, {
        ...{ method: "POST", redirect: "manual", body: new URLSearchParams(fields) },
        headers: { ...headers, Cookie: cookie, Origin: url },
      });
      if (sent.status === 303) told.push(words);
      if (told.length === 30) house.kill("SIGKILL");
    };
    for (let at = 0; at < 80; at += 8) {
      const some = Array.from({ length: 8 }, (_, one) => write(at + one));
      await Promise.allSettled(some);
      if (house.killed) break;
    }
    await ended;
    expect(told.length).toBeGreaterThanOrEqual(30);
    const again = await openEnglishNewsroom(place);
    const rows = await again.press.database.reader.selectFrom("comment").select("words").execute();
    const kept = rows.map(({ words }) => words);
    expect(told.filter((words) => !kept.includes(words))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
    const { shown } = await again.press.database.publicReader
      .selectFrom("thread_story")
      .select("shown")
      .executeTakeFirstOrThrow();
    expect(shown).toBe(kept.length);
  }, 60_000);
});
