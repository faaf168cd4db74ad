import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Place } from "../../src/cli/house.js";
import { ended, startBuilt, startDateline } from "./command.js";
import { cookieOf, password } from "./desk.js";
import { afterwards } from "./places.js";

export interface Running {
  readonly url: string;
  readonly pid: number | undefined;
  readonly invitation: string | null;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Tells it to stop; its exit status. */
  stop(): Promise<number | null>;
  /** What it logged so far. */
  logged(): readonly Logged[];
}

export interface Logged {
  readonly msg: string;
  readonly part?: "owner" | "reader";
  readonly pid?: number;
}

/** The real server in a process of its own on a port that stays the same. */
export const run = (place: Place, port: number): Promise<Running> =>
  running(startDateline(place, ["start", "--port", String(port)]), port);

/** The built server with further arguments; its parts are processes of their own. */
export const runBuilt = (place: Place, port: number, args: readonly string[] = []): Promise<Running> =>
  running(startBuilt(place, ["start", "--port", String(port), ...args]), port);

async function running(child: ChildProcess, port: number): Promise<Running> {
  const end = ended(child);
  let log = "";
  child.stderr?.on("data", (part) => {
    log += String(part);
  });
  const logged = (): readonly Logged[] =>
    log.split("\n").flatMap((line) => (line.startsWith("{") && line.endsWith("}") ? [JSON.parse(line) as Logged] : []));
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await end;
  };
  afterwards(kill);
  const invitation = await new Promise<string | null>((resolve, reject) => {
    let out = "";
    child.stdout?.on("data", (part) => {
      out += String(part);
      if (out.includes("Ctrl-C stops.")) resolve(/join#(\S+)/.exec(out)?.[1] ?? null);
    });
    void end.then(({ err }) => reject(new Error(err.slice(0, 500))));
  });
  const stop = async (): Promise<number | null> => {
    child.kill("SIGTERM");
    return (await end).status;
  };
  return { url: `http://localhost:${port}`, pid: child.pid, invitation, kill, stop, logged };
}

export async function joined(url: string, secret: string, origin = url): Promise<string> {
  const send = (path: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin, "Idempotency-Key": randomUUID() },
      body: JSON.stringify(body),
    });
  const email = "owner@news.example";
  const answer = await send("/api/v1/desk/join", { secret, name: "Owner", email, password });
  if (answer.status !== 201) throw new Error(`could not join: ${answer.status}`);
  return cookieOf(await send("/api/v1/auth/sign-in/email", { email, password }));
}
