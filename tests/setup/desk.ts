import { randomUUID } from "node:crypto";
import type { Place } from "../../src/cli/house.js";
import { type DeskDoor, deskPaths } from "../../src/contract/desk-paths.js";
import type { DeskAnswer, DeskBody, DeskQuery } from "../../src/contract/desk-shapes.js";
import type { Role } from "../../src/domain/person/role.js";
import type { Mailer } from "../../src/mail/mailer.js";
import { invite } from "../../src/newsroom/people/invite.js";
import { inviteOwner } from "../../src/newsroom/people/invite-owner.js";
import { openHouse, type TestHouse } from "./house.js";
import type { TestClock } from "./newsroom.js";

export const password = "a long enough password";

interface Ask<Door extends DeskDoor> {
  readonly params?: Record<string, string | number>;
  readonly query?: DeskQuery<Door>;
  readonly body?: DeskBody<Door>;
  readonly headers?: Record<string, string>;
}

export interface Reply<Answer> {
  readonly status: number;
  readonly etag: string | null;
  /** The answer; only where the status says so. */
  readonly value: Answer;
  /** The problem; only where the status says so. */
  readonly problem: {
    readonly type: string;
    readonly detail?: string;
    readonly difference?: DeskAnswer<"openStory">["unpublished"];
  };
}

/** Someone at the desk, by their session. */
export interface AtDesk {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  call<Door extends DeskDoor>(door: Door, ask?: Ask<Door>): Promise<Reply<DeskAnswer<Door>>>;
  /** One act on a story as it is now. */
  act(
    code: number,
    act: DeskBody<"actOnStory">["act"],
    more?: { note?: string; at?: number; seen?: string },
  ): Promise<Reply<DeskAnswer<"openStory">>>;
  /** A request of any kind with this session. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** The etag of someone as an administrator has them before their eyes. */
export async function etagOf(owner: AtDesk, id: string): Promise<string> {
  const { people } = (await owner.call("listPeople")).value;
  return people.find((one) => one.id === id)?.etag ?? "nobody";
}

export interface DeskHouse extends TestHouse {
  readonly owner: AtDesk;
  /** Invites someone and lets them join and sign in. */
  join(name: string, roles: readonly Role[]): Promise<AtDesk>;
  signIn(email: string, given?: string): Promise<Response>;
  as(cookie: string, headers?: Record<string, string>): Pick<AtDesk, "call" | "fetch">;
}

/** A house with its owner at the desk. */
export async function openDeskHouse(
  place: Place,
  ask: { clock?: TestClock; paper?: "empty" | "english" | "demo"; mailer?: Mailer } = {},
): Promise<DeskHouse> {
  const house = await openHouse(place, { ...ask, local: true });
  const at = house.url.replace("127.0.0.1", "localhost");
  // Each test's people come from a network of their own: limits count by it.
  const from = `203.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
  const send = (path: string, init: RequestInit = {}, cookie = ""): Promise<Response> =>
    fetch(`${house.url}${path}`, {
      ...init,
      headers: {
        Origin: at,
        "X-Forwarded-For": from,
        "Content-Type": "application/json",
        ...(cookie !== "" && { Cookie: cookie }),
        ...init.headers,
      },
    });
  const post = (path: string, body: unknown): Promise<Response> =>
    send(path, { method: "POST", body: JSON.stringify(body), headers: { "Idempotency-Key": randomUUID() } });
  const signIn = (email: string, given = password): Promise<Response> =>
    post("/api/v1/auth/sign-in/email", { email, password: given });
  const as = (cookie: string, extra: Record<string, string> = {}): Pick<AtDesk, "call" | "fetch"> => ({
    fetch: (path, init) => send(path, init, cookie),
    call: (door, { params = {}, query, body, headers = {} } = {}) =>
      call({ door, params, query, body, headers: { ...extra, ...headers } }, (path, init) => send(path, init, cookie)),
  });
  const enter = async (secret: string, name: string): Promise<AtDesk> => {
    const email = `${name.toLowerCase()}@news.example`;
    const joined = await post("/api/v1/desk/join", { secret, name, email, password });
    if (joined.status !== 201) throw new Error(`could not join: ${await joined.text()}`);
    const { id } = (await joined.json()) as { id: string };
    const cookie = cookieOf(await signIn(email));
    const person = as(cookie);
    return {
      ...{ id, email, cookie, ...person },
      act: async (code, act, { note, at: moment, seen } = {}) => {
        const etag = seen ?? (await person.call("openStory", { params: { code } })).etag ?? "";
        const body = { act, note: note ?? null, at: moment ?? null };
        return person.call("actOnStory", { params: { code }, body, headers: { "If-Match": etag } });
      },
    };
  };
  const join = async (name: string, roles: readonly Role[]): Promise<AtDesk> => {
    const { press } = house;
    const invitation = { email: `${name.toLowerCase()}@news.example`, name, roles };
    return enter(
      await press.database.transact((tx) => invite(tx, { actor: "clock", at: press.clock.now() }, invitation)),
      name,
    );
  };
  const first = await inviteOwner(house.press);
  if (first === null) throw new Error("someone is here already");
  return { ...house, owner: await enter(first, "Owner"), join, signIn, as };
}

export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

interface Sent {
  readonly door: DeskDoor;
  readonly params: Record<string, string | number>;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

async function call<Answer>(
  { door, params, query, body, headers }: Sent,
  send: (path: string, init: RequestInit) => Promise<Response>,
): Promise<Reply<Answer>> {
  const { method, path, ...needs } = deskPaths[door];
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")));
  const search = query === undefined ? "" : `?${new URLSearchParams(query as Record<string, string>)}`;
  const response = await send(`${filled}${search}`, {
    method: method.toUpperCase(),
    headers: { ...("creates" in needs && { "Idempotency-Key": randomUUID() }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json();
  return {
    status: response.status,
    etag: response.headers.get("etag"),
    value: json as Answer,
    problem: json as Reply<Answer>["problem"],
  };
}
