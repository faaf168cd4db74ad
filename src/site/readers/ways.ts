import type { ReaderAnswer } from "./door-parts.js";
import { ownThread } from "./own-thread.js";
import { addPasskey, askPasskey, beginPasskey, enterWithPasskey } from "./passkey.js";
import { reportForm, sendMute, sendReport, sendRespect } from "./react.js";
import { erase, leave, readerHome, takeWords, tellMuted, unmute } from "./reader-home.js";
import { changeSent, sentPage, withdrawSent } from "./sent.js";
import { askForLink, enter, enterPage } from "./sign-in.js";
import { sendComment, writeForm } from "./write.js";

/** What readers can do: the methods an address takes, and who answers. */
export interface Way {
  readonly GET?: ReaderAnswer;
  readonly POST?: ReaderAnswer;
}

const story = "/:edition/:code/:slug/comments";

/** Every address at which a reader does something; all else is read, from the page cache. */
const ways: Readonly<Record<string, Way>> = {
  [story]: { POST: sendComment },
  [`${story}/write`]: { GET: writeForm },
  [`${story}/own`]: { GET: ownThread },
  [`${story}/sent`]: { GET: sentPage },
  [`${story}/edit`]: { POST: changeSent },
  [`${story}/withdraw`]: { POST: withdrawSent },
  [`${story}/:comment/report`]: { GET: reportForm, POST: sendReport },
  [`${story}/:comment/respect`]: { POST: sendRespect },
  [`${story}/:comment/mute`]: { POST: sendMute },
  "/:edition/reader": { GET: readerHome, POST: askForLink },
  "/:edition/reader/enter": { GET: enterPage, POST: enter },
  "/:edition/reader/leave": { POST: leave },
  "/:edition/reader/erase": { POST: erase },
  "/:edition/reader/unmute": { POST: unmute },
  "/:edition/reader/muted": { GET: tellMuted },
  "/:edition/reader/passkey/begin": { POST: beginPasskey },
  "/:edition/reader/passkey/keep": { POST: addPasskey },
  "/:edition/reader/passkey/ask": { POST: askPasskey },
  "/:edition/reader/passkey/enter": { POST: enterWithPasskey },
  "/:edition/reader/words.json": { GET: takeWords },
};

const patterns = Object.entries(ways).map(([path, way]) => ({ parts: path.split("/").slice(1), way }));

export interface FoundWay {
  readonly way: Way;
  readonly params: Readonly<Record<string, string>>;
}

/** The way of a path, taken apart; null for a path that is only read. */
export function findWay(segments: readonly string[]): FoundWay | null {
  for (const { parts, way } of patterns) {
    if (parts.length !== segments.length) continue;
    const named = parts.map((part, at) => [part, segments[at] ?? ""] as const);
    if (!named.every(([part, segment]) => part.startsWith(":") || part === segment)) continue;
    const params = Object.fromEntries(
      named.filter(([part]) => part.startsWith(":")).map(([part, one]) => [part.slice(1), one]),
    );
    return { way, params };
  }
  return null;
}
