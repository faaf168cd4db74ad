import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import type { Place } from "../../src/cli/house.js";
import type { Facts } from "./facts.js";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** What the one who asks saw. */
  readonly etag?: string;
}

/** A house over one archive, in a process of its own. */
export interface Running {
  readonly facts: Facts;
  readonly indexed: { readonly entries: number; readonly seconds: number };
  /** Forgets every page made and every relation found, so that the next one is made anew. */
  forget(): Promise<void>;
  get(path: string): Promise<Answer>;
  /** A request at the desk's doors. */
  desk(path: string, asked?: Asked): Promise<Answer>;
  stop(): Promise<void>;
}

interface Told {
  readonly port: number;
  readonly token: string;
  readonly indexed: Running["indexed"];
  readonly facts: Facts;
}

export async function startRunning({ data, database }: Place): Promise<Running> {
  const script = fileURLToPath(new URL("bench-house.ts", import.meta.url));
  const place = ["--data", data, ...(database === null ? [] : ["--database", database])];
  const child = spawn(process.execPath, ["--import", "tsx", script, ...place], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const { port, token, indexed, facts } = await told<Told>(child);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    facts,
    indexed,
    async forget() {
      child.send("forget");
      await told(child);
    },
    get: (path) => ask({ port, agent, path, method: "GET", headers: {} }),
    desk: (path, { method = "GET", body, etag } = {}) =>
      ask({ port, agent, path, method, headers: headersOf(token, etag, method), ...(body !== undefined && { body }) }),
    async stop() {
      agent.destroy();
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** The next message of the house, or what it died of. */
async function told<Message>(child: ChildProcess): Promise<Message> {
  const done = new AbortController();
  const { signal } = done;
  const ended = once(child, "exit", { signal }).then(([status]) => {
    throw new Error(`The house ended with status ${status}.`);
  });
  try {
    const [message] = await Promise.race([once(child, "message", { signal }), ended]);
    return message as Message;
  } finally {
    ended.catch(() => undefined);
    done.abort();
  }
}

let requests = 0;

function headersOf(token: string, etag: string | undefined, method: string): Record<string, string> {
  requests += 1;
  return {
    Authorization: `Bearer ${token}`,
    "Content-Type": "application/json",
    ...(method === "POST" && { "Idempotency-Key": `bench-${process.pid}-${requests}` }),
    ...(etag !== undefined && { "If-Match": etag }),
  };
}

interface Ask {
  readonly port: number;
  readonly agent: Agent;
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** Each request comes from another household, so that no limit is met. */
function ask({ port, agent, path, method, headers, body }: Ask): Promise<Answer> {
  const from = `10.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}.7`;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: "127.0.0.1", port, agent, path, method },
        headers: { "Accept-Encoding": "br", "X-Forwarded-For": from, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(parts);
          const packed = response.headers["content-encoding"] === "br" && bytes.length > 0;
          const text = (packed ? brotliDecompressSync(bytes) : bytes).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
