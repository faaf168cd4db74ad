import { randomUUID } from "node:crypto";
import { openDatabase } from "../src/database/open-database.js";
import { type BenchServer, runDateline } from "./server.js";

/** Someone at the desk of a server that is measured, who may do everything. */
export interface Deskhand {
  readonly url: string;
  readonly cookie: string;
  /** The edition they work for. */
  readonly edition: string;
  /** Stories the public has. */
  readonly published: number;
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: unknown): Promise<Answer>;
}

const password = "a long enough password";

/** Invites someone by the command line, lets them join and sign in. */
export async function openDeskhand(server: BenchServer): Promise<Deskhand> {
  const { url } = server;
  const email = `bench-${randomUUID()}@news.example`;
  const roles = ["chief", "editor"].flatMap((role) => ["--role", role]);
  const printed = await runDateline(server.place, [
    "people",
    "add",
    email,
    "--name",
    "Bench",
    ...roles,
    "--origin",
    url,
  ]);
  const secret = /join#(\S+)/.exec(printed)?.[1] ?? "";
  await sent(`${url}/api/v1/desk/join`, { method: "POST", body: { secret, name: "Bench", email, password }, url });
  const signedIn = await sent(`${url}/api/v1/auth/sign-in/email`, { method: "POST", body: { email, password }, url });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const answered = async <Answer>(path: string, init: { readonly method: string; readonly body?: unknown }) =>
    (await (await sent(`${url}${path}`, { ...init, cookie, url })).json()) as Answer;
  const { editions } = await answered<{ readonly editions: readonly { readonly id: string }[] }>("/api/v1/desk/me", {
    method: "GET",
  });
  return {
    ...{ url, cookie, edition: editions[0]?.id ?? "en", published: await countPublic(server) },
    get: (path) => answered(path, { method: "GET" }),
    post: (path, body) => answered(path, { method: "POST", body }),
  };
}

async function countPublic({ place }: BenchServer): Promise<number> {
  const database = await openDatabase({ folder: place.data, url: place.database });
  const counted = await database.publicReader
    .selectFrom("archive_story")
    .select((on) => on.fn.countAll().as("stories"))
    .executeTakeFirstOrThrow();
  await database.close();
  return Number(counted.stories);
}

interface Sending {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly cookie?: string;
}

async function sent(address: string, { method, url, body, cookie }: Sending): Promise<Response> {
  const response = await fetch(address, {
    method,
    headers: {
      ...{ Origin: url, "Content-Type": "application/json", "Idempotency-Key": randomUUID() },
      ...(cookie !== undefined && { Cookie: cookie }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return response;
}
