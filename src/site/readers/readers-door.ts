import type { IncomingMessage, ServerResponse } from "node:http";
import { startReading } from "../../archive/reading.js";
import { keyOf as houseKey } from "../../comments/keys/key-of.js";
import { readerOf } from "../../comments/readers/reader-of.js";
import { parseEditionId } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { answerPage } from "../cache/answer-page.js";
import { keepPage } from "../cache/kept-page.js";
import { parseAddress } from "../cache/normal-address.js";
import type { Page } from "../cache/page.js";
import { viewOf } from "../pages/view.js";
import { editionFor, type SiteContext } from "../routes/site-context.js";
import { clientAddress, household } from "../serve/client-address.js";
import { createAdmission } from "./admission.js";
import { readCookies } from "./cookies.js";
import type { DoorParts, ReaderAsk } from "./door-parts.js";
import { createSealing, newVisitor } from "./form-seal.js";
import { createLimits } from "./limits.js";
import { openLiveThreads } from "./live-threads.js";
import { type Form, isOwnPage, readForm } from "./read-form.js";
import { refusal } from "./reader-pages.js";
import type { ReadersRoom } from "./readers-room.js";
import { type FoundWay, findWay } from "./ways.js";
import { sendComment } from "./write.js";

export interface ReadersDoor {
  /** Whether a request is for this door: it wants to do something, or to see what is for one reader alone. */
  takes(request: IncomingMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Lets go of everyone who listens. */
  close(): void;
}

interface DoorOptions {
  readonly site: SiteContext;
  readonly room: ReadersRoom;
  readonly changeMark: () => number;
  readonly headers: readonly string[];
  readonly behindProxy: boolean;
}

/** Addresses of this door; everything else a reader asks for is in the page cache. */
const own = /\/(?:reader(?:$|[/?])|comments\/(?:write|own|sent|live|\d+\/report)(?:$|\?))/;

/** Whether a request is for this door, wherever it is open. */
export const isForReaders = (request: IncomingMessage): boolean =>
  !isRead(request.method) || own.test(request.url ?? "");

/** Comments that are judged or kept, and forms that are drawn, at once. */
const mostInHand = 200;

/** Opens the door of readers who write, react and sign in. What it answers is kept nowhere. */
export async function openReadersDoor(options: DoorOptions): Promise<ReadersDoor> {
  const { site, room, headers } = options;
  const { origin } = site;
  const door: DoorParts = {
    ...{ house: room.house, mailer: room.mailer, onTrouble: site.onTrouble },
    ...{ limits: createLimits(), admit: createAdmission(mostInHand), drawn: new Map() },
    sealing: createSealing(await houseKey(room.house, "form")),
    origins: origin.startsWith("http://localhost") ? [origin, origin.replace("localhost", "127.0.0.1")] : [origin],
    secure: origin.startsWith("https:"),
  };
  const live = openLiveThreads({ site, changeMark: options.changeMark, headers });
  const answer = async (request: IncomingMessage): Promise<Page> => {
    const address = parseAddress(request.url ?? "/");
    const found = address.ok ? findWay(address.value.segments) : null;
    const way = found === null ? undefined : wayOf(found, request.method ?? "GET");
    if (found === null || way === undefined) return isRead(request.method) ? nowhere : notTaken;
    const network = await room.house.networkOf(household(clientAddress(request, options.behindProxy)));
    const wait = await door.limits.take("look", network);
    // Whoever sends words gets them back with the refusal.
    if (wait > 0 && way !== sendComment) return refusal(429, "Too many requests. Please wait a minute.");
    const form = await formOf(door, request);
    if (!form.ok) return form.error;
    const ask = await askOf({ site, door, request, found, network, wait, form: form.value });
    return ask === null ? nowhere : way(ask);
  };
  return {
    takes: isForReaders,
    async handle(request, response) {
      if (live.takes(request)) return live.listen(request, response, clientAddress(request, options.behindProxy));
      const page = await answer(request);
      const kept = keepPage(page, headers, () => undefined);
      // What turns many away is not compressed for each of them: that would cost more than all else.
      await answerPage(request, response, kept, page.headers["Retry-After"] === undefined ? undefined : "identity");
    },
    close: live.close,
  };
}

const nowhere = refusal(404, "There is no such page.");
const refused = refusal(405, "This address is only read.");
const notTaken: Page = { ...refused, headers: { ...refused.headers, Allow: "GET, HEAD" } };

const isRead = (method: string | undefined): boolean => method === "GET" || method === "HEAD";

const wayOf = ({ way }: FoundWay, method: string) =>
  isRead(method) ? way.GET : method === "POST" ? way.POST : undefined;

/** What was sent, when it comes from a page of ours; nothing when a page is only asked for. */
async function formOf({ origins }: DoorParts, request: IncomingMessage): Promise<Result<Form, Page>> {
  if (isRead(request.method)) return ok(new Map());
  if (!isOwnPage(request, origins)) return err(refusal(403, "This was sent from a page that is not ours."));
  const form = await readForm(request);
  return form.ok ? form : err(refusal(form.error, "This is no form of ours, or it is too long."));
}

interface Taken {
  readonly site: SiteContext;
  readonly door: DoorParts;
  readonly request: IncomingMessage;
  readonly found: FoundWay;
  readonly network: string;
  readonly wait: number;
  readonly form: Form;
}

/** The request with all that its answer needs; null in an edition that is not there. */
async function askOf({ site, door, request, found, form, ...more }: Taken): Promise<ReaderAsk | null> {
  const address = parseAddress(request.url ?? "/");
  if (!address.ok) return null;
  const reading = startReading(site.rows);
  const edition = await editionFor(site, reading, parseEditionId(found.params.edition));
  if (edition === null) return null;
  const cookies = readCookies(request, door.secure);
  const { database, clock } = door.house;
  return {
    ...{ door, request, params: found.params, query: address.value.query, form, cookies, ...more },
    view: viewOf({ site, reading, ...edition }),
    path: `/${address.value.segments.join("/")}`,
    reader: await readerOf(database.reader, cookies.session, clock.now()),
    visitor: cookies.visitor ?? newVisitor(),
  };
}
