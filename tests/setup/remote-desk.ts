import { randomUUID } from "node:crypto";

export interface Told {
  readonly row: { readonly code: number; readonly standing: string };
  readonly etag: string;
  readonly words: object;
  readonly copy: string;
}

/** The desk of a house that runs in another process, by a session. Null: it did not answer, or refused. */
export interface RemoteDesk {
  begin(headline: string): Promise<Told | null>;
  open(code: number): Promise<Told | null>;
  write(code: number, words: object): Promise<Told | null>;
  act(code: number, act: "approve" | "publish" | "update", etag: string): Promise<Told | null>;
  /** Begins, writes, approves and publishes a story; its code. */
  publish(headline: string, standfirst: (code: number) => string): Promise<number | null>;
}

export function remoteDesk(url: string, cookie: string, origin: string = url): RemoteDesk {
  const send = async (path: string, method: string, body?: unknown, seen?: string): Promise<Told | null> => {
    const headers = {
      ...{ "Content-Type": "application/json", Origin: origin, Cookie: cookie, "Idempotency-Key": randomUUID() },
      ...(seen !== undefined && { "If-Match": seen }),
    };
    const answer = await fetch(`${url}/api/v1/desk/stories${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => null);
    return answer?.ok === true ? ((await answer.json().catch(() => null)) as Told | null) : null;
  };
  const desk: RemoteDesk = {
    begin: (headline) => send("", "POST", { edition: "en", section: null, headline }),
    open: (code) => send(`/${code}`, "GET"),
    async write(code, words) {
      const now = await desk.open(code);
      return now && send(`/${code}/words`, "PUT", { words: { ...now.words, ...words } }, now.etag);
    },
    act: (code, act, etag) => send(`/${code}/acts`, "POST", { act, note: null, at: null }, etag),
    async publish(headline, standfirst) {
      const begun = await desk.begin(headline);
      const code = begun?.row.code ?? 0;
      const written = begun && (await desk.write(code, { standfirst: standfirst(code) }));
      const approved = written && (await desk.act(code, "approve", written.etag));
      return approved && (await desk.act(code, "publish", approved.etag)) ? code : null;
    },
  };
  return desk;
}
