import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { watchKept } from "./watch-kept.js";

/**
 * How what was typed stands: on the house's disk, on its way there, or (offline) kept on this machine until the house
 * answers; adrift, it is in this window alone, for a moment or because the browser keeps nothing.
 */
export type CopyState = "opening" | "saved" | "saving" | "offline" | "adrift" | "signed-out" | "read-only";

export interface Colleague {
  readonly key: number;
  readonly id: string;
  readonly name: string;
}

/** A story's working copy, open on this machine: several may type in it, and nothing typed waits for the network. */
export interface OpenCopy {
  readonly document: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** Resolves when there is something to show: what this machine kept, or what the house sent. */
  readonly ready: Promise<void>;
  watch(tell: (state: CopyState) => void): () => void;
  colleagues(tell: (others: readonly Colleague[]) => void): () => void;
  /** Tells of words that came while this machine was away with words of its own: body and fields before and after. */
  onMerge(tell: () => void): () => void;
  reconnect(): void;
  close(): void;
}

const address = (): string => `${location.origin.replace(/^http/, "ws")}/api/v1/desk/copy`;
/** The house's own word for a session that is over. */
const sessionOver = 4401;

/** The line to the house: opened before it is known which copy will speak over it. */
export const openLine = (): HocuspocusProviderWebsocket =>
  new HocuspocusProviderWebsocket({
    url: address(),
    delay: 500,
    minDelay: 250,
    maxDelay: 4_000,
    messageReconnectTimeout: 10_000,
  });

interface WhichCopy {
  readonly code: number;
  readonly copy: string;
}

export function openCopy({ code, copy }: WhichCopy, socket: HocuspocusProviderWebsocket): OpenCopy {
  const name = `${code}.${copy}`;
  const document = new Y.Doc();
  const kept = new IndexeddbPersistence(`dateline ${name}`, document);
  let signedOut = false;
  let readOnly = false;
  const changed = new Set<() => void>();
  const tellAll = (): void => {
    for (const tell of changed) tell();
  };
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    document,
    token: "session",
    onAuthenticationFailed: () => {
      signedOut = true;
      tellAll();
    },
    onAuthenticated: ({ scope }) => {
      signedOut = false;
      readOnly = scope === "readonly";
      tellAll();
    },
    onClose: ({ event }) => {
      if (event.code === sessionOver) signedOut = true;
      tellAll();
    },
    onStatus: tellAll,
    onSynced: tellAll,
    onUnsyncedChanges: tellAll,
  });
  provider.attach();
  const isKept = watchKept(document, kept, tellAll);
  const state = (): CopyState => stateOf(provider, { signedOut, readOnly, isKept: isKept() });
  const merges = watchMerges(document, provider);
  return {
    document,
    provider,
    ready: Promise.race([kept.whenSynced.then(() => untilFilled(document)), untilSynced(provider)]),
    watch(tell) {
      const hear = (): void => tell(state());
      changed.add(hear);
      hear();
      return () => void changed.delete(hear);
    },
    colleagues: (tell) => watchColleagues(provider, tell),
    onMerge: (tell) => merges.watch(tell),
    reconnect() {
      signedOut = false;
      const again = (): void => {
        if (socket.status !== "disconnected") return;
        socket.off("status", again);
        void socket.connect();
      };
      socket.on("status", again);
      socket.disconnect();
      again();
      tellAll();
    },
    close() {
      provider.destroy();
      void kept.destroy();
      document.destroy();
    },
  };
}

interface Standing {
  readonly signedOut: boolean;
  readonly readOnly: boolean;
  readonly isKept: boolean;
}

function stateOf(provider: HocuspocusProvider, { signedOut, readOnly, isKept }: Standing): CopyState {
  if (signedOut) return "signed-out";
  const connected = provider.configuration.websocketProvider.status === "connected";
  if (!connected) return isKept ? "offline" : "adrift";
  if (!provider.isSynced) return "opening";
  if (readOnly) return "read-only";
  return provider.hasUnsyncedChanges ? "saving" : "saved";
}

/** What was kept on this machine is worth showing only if it holds a story at all. */
const untilFilled = (document: Y.Doc): Promise<void> =>
  new Promise((resolve) => {
    const look = (): boolean => document.getMap("chosen").size > 0;
    if (look()) return resolve();
    const hear = (): void => {
      if (!look()) return;
      document.off("update", hear);
      resolve();
    };
    document.on("update", hear);
  });

const untilSynced = (provider: HocuspocusProvider): Promise<void> =>
  new Promise((resolve) => {
    if (provider.isSynced) resolve();
    else provider.on("synced", () => resolve());
  });

function watchColleagues(provider: HocuspocusProvider, tell: (others: readonly Colleague[]) => void): () => void {
  const { awareness } = provider;
  if (awareness === null) return () => undefined;
  const hear = (): void =>
    tell(
      [...awareness.getStates()].flatMap(([key, { user }]) =>
        key === awareness.clientID || user === undefined
          ? []
          : [{ key, id: String((user as Colleague).id), name: String((user as Colleague).name) }],
      ),
    );
  awareness.on("change", hear);
  hear();
  return () => awareness.off("change", hear);
}

/** Words of others that arrive with the first synchronisation after this machine typed alone are a merge worth showing. */
function watchMerges(document: Y.Doc, provider: HocuspocusProvider) {
  const tells = new Set<() => void>();
  let typedAlone = false;
  let arrived = false;
  document.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) arrived = typedAlone;
    else if (!provider.isSynced && origin !== null && !(origin instanceof IndexeddbPersistence)) typedAlone = true;
  });
  provider.on("synced", () => {
    if (typedAlone && arrived) for (const tell of tells) tell();
    typedAlone = false;
    arrived = false;
  });
  return {
    watch: (tell: () => void): (() => void) => {
      tells.add(tell);
      return () => void tells.delete(tell);
    },
  };
}
