import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Hocuspocus, type WebSocketLike } from "@hocuspocus/server";
import crossws from "crossws/adapters/node";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { alignCopy } from "../../newsroom/copy/align-copy.js";
import { saveCopy } from "../../newsroom/copy/save-copy.js";
import type { Asker } from "../../newsroom/desk/asker.js";
import { openAtDesk } from "../../newsroom/desk/open-at-desk.js";
import type { Accounts } from "../../newsroom/people/open-accounts.js";
import type { Press } from "../../newsroom/press.js";
import { type Followed, followCopies } from "./follow-copies.js";
import { createUpdateQueue } from "./update-queue.js";

/** Silence after which what was typed is entered as a revision, and the longest it may take while someone types on. */
const quiet = { debounce: 10_000, maxDebounce: 60_000 };
/** How often it is asked whether those who type are still signed in, in milliseconds. */
const sessionsLook = 10_000;
/** Bytes of one message: a long paste fits, an attack does not. */
const largestMessage = 2 * 1024 * 1024;

/** Who is behind a connection; set once they have shown their session. */
interface Typist {
  readonly asker?: Asker;
  readonly session?: string;
  readonly name?: string;
}

/** Where several people type in one story at once. */
export interface CopyDesk {
  /** Takes a connection over, if it comes from one of our own pages. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Shows the open editors of a story a change made by the newsroom itself; it is kept already. */
  tell(code: StoryCode, update: Uint8Array): void;
  /** Ends every connection of sessions that are over. */
  dropSessions(): Promise<void>;
  /** Enters what was typed and closes. */
  close(): Promise<void>;
}

interface CopyDeskOptions {
  readonly press: Press;
  readonly accounts: Accounts;
  /** The addresses our own pages may have. */
  readonly origins: readonly string[];
  readonly onTrouble: (error: unknown) => void;
}

/** A refusal that is no fault: the one who asks hears the reason, the log nothing. */
class Denied extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super("");
    this.reason = reason;
  }
}

/** The change every server tells of as its own, not a client's. */
const ownOrigin = { source: "local" as const };

export function openCopyDesk(options: CopyDeskOptions): CopyDesk {
  const seen = new Map<string, Followed["seen"]>();
  const desk = new Hocuspocus<Typist>(hooksOf(options, seen));
  const follower = followCopies(options.press.database, {
    open: () => followedOf(desk, seen),
    failed: options.onTrouble,
  });
  // Who was signed out at another machine is let go here too.
  const sessions = setInterval(() => void dropSessions(desk, options.press).catch(options.onTrouble), sessionsLook);
  sessions.unref();
  const sockets = crossws({
    serverOptions: { maxPayload: largestMessage },
    hooks: {
      open(peer) {
        const connection = desk.handleConnection(peer.websocket as unknown as WebSocketLike, peer.request as Request);
        peer.context.connection = connection;
      },
      message: (peer, message) => connectionOf(peer)?.handleMessage(message.uint8Array()),
      close: (peer, { code = 1000, reason = "" }) => connectionOf(peer)?.handleClose({ code, reason }),
      error: (_peer, error) => options.onTrouble(error),
    },
  });
  return {
    upgrade(request, socket, head) {
      if (options.origins.includes(request.headers.origin ?? "")) void sockets.handleUpgrade(request, socket, head);
      else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    },
    tell(code, update) {
      for (const [name, document] of desk.documents)
        if (codeOf(name) === code) applyUpdate(document, update, ownOrigin);
    },
    dropSessions: () => dropSessions(desk, options.press),
    async close() {
      clearInterval(sessions);
      await follower.stop();
      desk.closeConnections();
      await Promise.all([...desk.documents.keys()].map((name) => enterTyped(options, name)));
      sockets.closeAll();
    },
  };
}

type Connection = ReturnType<Hocuspocus<Typist>["handleConnection"]>;
const connectionOf = (peer: { readonly context: Record<string, unknown> }): Connection | undefined =>
  peer.context.connection as Connection | undefined;

/** The open copies that were read to their end, each with how far. */
function followedOf(desk: Hocuspocus<Typist>, seen: Map<string, Followed["seen"]>): readonly Followed[] {
  return [...desk.documents].flatMap(([name, document]): readonly Followed[] => {
    const known = seen.get(name);
    if (known === undefined) return [];
    return [
      {
        code: codeOf(name),
        copy: name.slice(name.indexOf(".") + 1),
        get seen() {
          return seen.get(name) ?? known;
        },
        set seen(now) {
          seen.set(name, now);
        },
        take: (update) => applyUpdate(document, update, ownOrigin),
        end: () => {
          for (const connection of document.getConnections()) connection.close({ code: 1000, reason: "Begun anew." });
        },
      },
    ];
  });
}

function hooksOf(
  options: CopyDeskOptions,
  seen: Map<string, Followed["seen"]>,
): ConstructorParameters<typeof Hocuspocus<Typist>>[0] {
  const { press, accounts, onTrouble } = options;
  const queue = createUpdateQueue(press.database);
  return {
    ...quiet,
    quiet: true,
    unloadImmediately: true,
    timeout: 30_000,
    async onAuthenticate({ documentName, requestHeaders, connectionConfig }): Promise<Typist> {
      const signedIn = await accounts.whoAsks(requestHeaders);
      if (signedIn === null) throw new Denied("Sign in first.");
      const { person, session } = signedIn;
      const asker: Asker = { actor: `person:${person.id}`, roles: person.roles };
      const code = codeOf(documentName);
      const story = await press.database.transact((tx) => openAtDesk(tx, { asker, at: press.clock.now(), code }));
      if (story === null || documentNameOf(code, story.copy.name) !== documentName)
        throw new Denied("There is no such copy.");
      connectionConfig.readOnly = story.readOnly !== null;
      return { asker, session, name: person.name };
    },
    async onLoadDocument({ document, documentName, context }) {
      const code = codeOf(documentName);
      const occasion = { actor: context.asker?.actor ?? ("clock" as const), at: press.clock.now() };
      const story = await press.database.transact((tx) => alignCopy(tx, occasion, { code }));
      if (story === null) return;
      applyUpdate(document, encodeStateAsUpdate(story.copy.document), ownOrigin);
      seen.set(documentName, { place: story.copy.place, agreed: story.copy.agreed });
    },
    async afterUnloadDocument({ documentName }) {
      seen.delete(documentName);
    },
    // Kept before it is applied, and applied before it is acknowledged: "saved" means on the disk.
    async beforeSync({ type, payload, documentName, connection, context }) {
      if (type === syncRequest || connection.readOnly || isEmpty(payload)) return;
      if (!(await isOpen(press, context.session))) throw new Error("The session is over.");
      await queue.keep(codeOf(documentName), context.asker?.actor ?? "clock", payload);
    },
    // Nobody goes by another's name.
    async beforeHandleAwareness({ states, context }) {
      for (const state of states.values())
        state.user = { id: context?.asker?.actor.slice("person:".length), name: context?.name };
    },
    async onStoreDocument({ documentName }) {
      await enterTyped(options, documentName).catch(onTrouble);
    },
  };
}

/** y-protocols: the first step of a synchronisation asks and brings nothing. */
const syncRequest = 0;
/** A Yjs update with neither structs nor deletions. */
const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;

const documentNameOf = (code: StoryCode, copy: string): string => `${code}.${copy}`;

function codeOf(documentName: string): StoryCode {
  const code = parseStoryCode(documentName.split(".")[0]);
  if (code === null) throw new Error("There is no such story.");
  return code;
}

async function isOpen({ database, clock }: Press, session: string | undefined): Promise<boolean> {
  if (session === undefined) return false;
  const row = await database.reader
    .selectFrom("person_session")
    .select("expires_at")
    .where("id", "=", session)
    .executeTakeFirst();
  return row !== undefined && Date.parse(row.expires_at) > clock.now();
}

const enterTyped = ({ press }: CopyDeskOptions, documentName: string) =>
  press.database.transact((tx) =>
    saveCopy(tx, { actor: "clock", at: press.clock.now() }, { code: codeOf(documentName) }),
  );

async function dropSessions(desk: Hocuspocus<Typist>, press: Press): Promise<void> {
  for (const document of desk.documents.values())
    for (const connection of document.getConnections())
      if (!(await isOpen(press, (connection.context as Typist).session)))
        connection.close({ code: 4401, reason: "The session is over." });
}
