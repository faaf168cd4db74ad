import { randomUUID } from "node:crypto";

interface Told {
  readonly row: { readonly code: number };
  readonly etag: string;
  readonly words: object;
}

/** Publishes a new story through the desk's doors, as a program with a token does: begun, written, approved, published. */
export function publisher(url: string, token: string) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  const call = async (path: string, { method = "POST", body, seen = "" }: Sent): Promise<Told> => {
    const more = { "Idempotency-Key": randomUUID(), ...(seen !== "" && { "If-Match": seen }) };
    const answer = await fetch(`${url}/api/v1/desk/stories${path}`, {
      method,
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Told;
  };
  return async ({ headline, section }: { readonly headline: string; readonly section: string }): Promise<void> => {
    const begun = await call("", { body: { edition: "en", section, headline } });
    const at = `/${begun.row.code}`;
    const words = { ...begun.words, standfirst: `The standfirst of ${headline}.` };
    const written = await call(`${at}/words`, { method: "PUT", body: { words }, seen: begun.etag });
    const act = { note: null, at: null };
    const approved = await call(`${at}/acts`, { body: { ...act, act: "approve" }, seen: written.etag });
    await call(`${at}/acts`, { body: { ...act, act: "publish" }, seen: approved.etag });
  };
}

interface Sent {
  readonly method?: string;
  readonly body: unknown;
  readonly seen?: string;
}
