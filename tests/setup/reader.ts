import { request as httpRequest } from "node:http";
import type { Letter, Mailer } from "../../src/mail/mailer.js";
import { origin as publicOrigin, type TestHouse } from "./house.js";

export interface ReaderAnswer {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly cookies: readonly string[];
}

/** A reader with a browser of their own: a network, a jar of cookies, forms filled in and sent. No script. */
export interface TestReader {
  readonly jar: Map<string, string>;
  get(path: string): Promise<ReaderAnswer>;
  /** Sends fields to a path, as a page of ours would; a header that is empty is left out. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<ReaderAnswer>;
  /** Opens a page, fills in the form that is sent to a path, sends it, and goes where it leads. */
  fill(page: string, action: string, fields: Record<string, string>): Promise<ReaderAnswer>;
}

/** A mail wire that keeps the letters. */
export function keptLetters(): Mailer & { readonly letters: Letter[]; next(to: string): Promise<Letter> } {
  const letters: Letter[] = [];
  const waiting: { readonly to: string; readonly take: (letter: Letter) => void }[] = [];
  return {
    letters,
    async send(letter) {
      letters.push(letter);
      const at = waiting.findIndex(({ to }) => to === letter.to);
      if (at >= 0) waiting.splice(at, 1)[0]?.take(letter);
    },
    next: (to) => new Promise((take) => void waiting.push({ to, take })),
  };
}

export function readerOf(house: TestHouse, at = publicOrigin): TestReader {
  const jar = new Map<string, string>();
  const network = `203.${part()}.${part()}.${part()}`;
  const send = (
    method: string,
    path: string,
    { body = "", headers = {} }: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<ReaderAnswer> =>
    new Promise((resolve, reject) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const { port } = house.house.listening;
      const wanted = { "X-Forwarded-For": network, ...(cookie !== "" && { Cookie: cookie }), ...headers };
      const all = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ""));
      const request = httpRequest(
        { host: "127.0.0.1", port, path: encodeURI(decodeURI(path)), method, headers: all, agent: false },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (some: string) => {
            text += some;
          });
          response.on("error", reject);
          response.on("end", () => {
            const cookies = response.headers["set-cookie"] ?? [];
            for (const line of cookies) keep(jar, line);
            resolve({ status: response.statusCode ?? 0, text, location: response.headers.location ?? null, cookies });
          });
        },
      );
      request.on("error", reject);
      request.end(body);
    });
  const get = (path: string): Promise<ReaderAnswer> => send("GET", path);
  const post: TestReader["post"] = (path, fields, headers = {}) =>
    send("POST", path, {
      body: new URLSearchParams(fields).toString(),
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Origin: at,
        "Sec-Fetch-Site": "same-origin",
        ...headers,
      },
    });
  return {
    jar,
    get,
    post,
    async fill(page, action, fields) {
      const { text } = await get(page);
      const answer = await post(action, { ...hiddenIn(text, action), ...fields });
      return answer.status === 303 && answer.location !== null ? get(answer.location) : answer;
    },
  };
}

const part = (): number => 1 + Math.floor(Math.random() * 250);

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  if (/Max-Age=0/.test(line)) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** The hidden fields of the form that is sent to a path. */
export function hiddenIn(html: string, action: string): Record<string, string> {
  const form = html
    .split("<form")
    .find((one) => one.includes(`action="${action}"`))
    ?.split("</form>")[0];
  if (form === undefined) throw new Error(`There is no form for ${action} on the page:\n${html.slice(-3000)}`);
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

/** Signs a reader in by a letter, from the form to the session. */
export async function signIn(
  reader: TestReader,
  wire: ReturnType<typeof keptLetters>,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<ReaderAnswer> {
  const coming = wire.next(email);
  await reader.fill("/en/reader", "/en/reader", { email });
  const link = /https?:\S+/.exec((await coming).text)?.[0] ?? "";
  const { pathname, search } = new URL(link);
  return reader.fill(pathname + search, "/en/reader/enter", { name });
}
