import { execFile, execFileSync } from "node:child_process";
import { Agent, get } from "node:http";
import { promisify } from "node:util";

/** Requests that are under way at once. */
const connections = 32;

export interface Load {
  readonly perSecond: number;
  readonly client: string;
}

export function isThere(command: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Asks for one address as fast as it is answered, by `wrk` where it is installed, else by Node itself. */
export async function load(url: string, seconds: number): Promise<Load> {
  if (isThere("wrk")) {
    const { stdout } = await promisify(execFile)("wrk", [
      "-t1",
      `-c${connections}`,
      `-d${seconds}s`,
      "-H",
      "Accept-Encoding: br",
      url,
    ]);
    return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), client: "wrk" };
  }
  const until = performance.now() + seconds * 1000;
  const done = await askAll(function* () {
    while (performance.now() < until) yield url;
  });
  return { perSecond: done / seconds, client: "node" };
}

/** Asks for each address once; answers how many were answered with 200. */
export async function askAll(urls: () => Iterable<string>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const queue = urls()[Symbol.iterator]();
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      if ((await fetched(next.value, agent)).status === 200) done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return done;
}

export function fetched(
  url: string,
  agent?: Agent,
  encoding = "br",
): Promise<{ readonly status: number; readonly body: Buffer; readonly headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    get(url, { ...(agent !== undefined && { agent }), headers: { "Accept-Encoding": encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers }),
      );
      response.on("error", reject);
    }).on("error", reject);
  });
}
