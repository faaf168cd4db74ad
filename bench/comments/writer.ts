import { Agent, request } from "node:http";

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
}

/** A reader without scripts, from a network of their own: opens the form of a thread, fills it in, sends it. */
export interface Writer {
  /** Fetches a form, so that it is there when it is sent. */
  open(): Promise<void>;
  send(words: string): Promise<number>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let networks = 0;

export function newWriter(url: string, thread: string): Writer {
  networks += 1;
  const network = `198.18.${networks >> 8}.${networks & 255}`;
  let cookie = "";
  let hidden: Record<string, string> = {};
  const ask = (method: string, path: string, body = ""): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        ...{ "X-Forwarded-For": network, Origin: url, "Sec-Fetch-Site": "same-origin" },
        ...(cookie !== "" && { Cookie: cookie }),
        ...(body !== "" && { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length }),
      };
      const sent = request(`${url}${path}`, { method, headers, agent }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("error", reject);
        response.on("end", () => {
          for (const line of response.headers["set-cookie"] ?? []) cookie = line.split(";")[0] ?? cookie;
          resolve({ status: response.statusCode ?? 0, text, location: response.headers.location ?? null });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    async open() {
      const { text } = await ask("GET", `${thread}/write`);
      hidden = Object.fromEntries(
        [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
          name,
          value,
        ]),
      );
      if (Object.keys(hidden).length === 0) throw new Error("The form was not given out.");
    },
    async send(words) {
      const body = new URLSearchParams({ ...hidden, words, name: "Passer-by" }).toString();
      return (await ask("POST", thread, body)).status;
    },
  };
}
