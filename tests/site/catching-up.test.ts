import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import type { PageChange } from "../../src/site/cache/page-cache.js";
import { followArchive } from "../../src/site/serve/follow-archive.js";
import { code, editor, openEnglishNewsroom, revision } from "../setup/newsroom.js";
import { onBoth } from "../setup/places.js";

/** Holds the answers of a database back from the moment it is told to, until they are let go. */
function gate() {
  let closed: PromiseWithResolvers<void> | null = null;
  const reached = Promise.withResolvers<void>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (closed !== null) {
        reached.resolve();
        await closed.promise;
      }
      return result;
    },
  };
  return {
    plugin,
    reached: reached.promise,
    close: () => {
      closed = Promise.withResolvers();
    },
    open: () => {
      closed?.resolve();
      closed = null;
    },
  };
}

onBoth("whoever asks the site to catch up", (newPlace) => {
  test("is caught up with what was public before they asked, also where it was reading already", async () => {
    const { press } = await openEnglishNewsroom(await newPlace());
    const { database } = press;
    const slow = gate();
    const dropped: PageChange[] = [];
    const follower = await followArchive({
      database: {
        publicReader: database.publicReader.withPlugin(slow.plugin),
        changeMark: () => database.changeMark(),
      },
      cache: {
        ...{ get: () => undefined, begin: () => ({ turn: 0 }), clear: () => undefined },
        ...{ stats: () => ({ pages: 0, bytes: 0 }), put: () => expect.unreachable() },
        drop: (change) => {
          dropped.push(change);
          return [];
        },
      },
      registry: { all: async () => [], forget: () => undefined },
      daySums: { of: () => expect.unreachable(), touch: () => undefined },
      onDrop: () => undefined,
    });
    slow.close();
    const first = follower.catchUp();
    await slow.reached;
    await publishStory(press, editor, { code: code(1), revision: revision("One") });
    const second = follower.catchUp();
    slow.open();
    await Promise.all([first, second]);
    expect(dropped.flatMap(({ tags }) => tags)).toContain("story:1");
  });
});
