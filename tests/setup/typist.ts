import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { afterwards } from "./places.js";

export interface Typist {
  /** Puts words at the end of a field of the story. */
  type(field: string, words: string): void;
  /** Puts an embed at the end of the body, of whatever kind: not every client is the desk's own page. */
  embed(url: string): void;
  /** Takes the last block out of the body. */
  dropLast(): void;
  read(field: string): string;
  /** Whether everything typed here is on the house's disk. */
  isSaved(): boolean;
  leave(): void;
}

/** Someone who types in a story's copy, as the desk's page does, through a connection of their own. */
export function openTypist(
  url: string,
  {
    cookie,
    code,
    copy,
    origin = url,
  }: { readonly cookie: string; readonly code: number; readonly copy: string; readonly origin?: string },
): Typist {
  class SignedIn extends WebSocket {
    constructor(address: string) {
      // The WebSocket of Node takes headers too; its types are a browser's.
      super(address, { headers: { Cookie: cookie, Origin: origin } } as unknown as string[]);
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace(/^http/, "ws")}/api/v1/desk/copy`,
    WebSocketPolyfill: SignedIn,
    delay: 100,
    minDelay: 50,
    maxDelay: 500,
  });
  const document = new Y.Doc();
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `${code}.${copy}`,
    document,
    token: "session",
  });
  provider.attach();
  let here = true;
  const leave = (): void => {
    if (here) {
      provider.destroy();
      socket.destroy();
    }
    here = false;
  };
  afterwards(async () => leave());
  return {
    type(field, words) {
      const text = document.getText(field);
      text.insert(text.length, words);
    },
    embed(url) {
      const body = document.getXmlFragment("body");
      const block = new Y.XmlElement("embed");
      block.setAttribute("url", url);
      body.insert(body.length, [block]);
    },
    dropLast() {
      const body = document.getXmlFragment("body");
      body.delete(body.length - 1, 1);
    },
    read: (field) => document.getText(field).toString(),
    isSaved: () => provider.isSynced && !provider.hasUnsyncedChanges,
    leave,
  };
}
