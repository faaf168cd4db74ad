import { type DeskDoor, deskPaths } from "../../contract/desk-paths.js";
import type { DeskAnswer, DeskBody, DeskDifference, DeskQuery } from "../../contract/desk-shapes.js";
import type { ErrorCode } from "../../contract/errors.js";
import type { Why } from "../words/told.js";

/** What was refused, in words for the one who asked. */
export class Refused extends Error {
  readonly status: number;
  /** A name of the contract's error table, or the account library's. */
  readonly code: string;
  readonly difference: readonly DeskDifference[] | null;
  /** The newsroom's reason, where it gave one. */
  readonly why: Why | null;

  constructor(
    message: string,
    { status, code, difference, why }: Pick<Refused, "status" | "code" | "difference" | "why">,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.difference = difference;
    this.why = why;
  }
}

/** The house did not answer at all: no network, or it is down. */
export class Unreachable extends Error {}

interface Ask<Door extends DeskDoor> {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: DeskQuery<Door>;
  readonly body?: DeskBody<Door>;
  /** The etag of what the one who asks has before their eyes. */
  readonly seen?: string;
  /** The same for every try of one wish, so that it is done once. */
  readonly key?: string;
}

/** Asks one door of the desk's API; the types are the contract's. */
export async function call<Door extends DeskDoor>(door: Door, ask: Ask<Door> = {}): Promise<DeskAnswer<Door>> {
  const { method, path, ...needs } = deskPaths[door];
  const { params = {}, query, body, seen, key = crypto.randomUUID() } = ask;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")));
  const search = query === undefined ? "" : `?${new URLSearchParams(given(query))}`;
  return send(`${filled}${search}`, {
    method: method.toUpperCase(),
    headers: {
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...("creates" in needs && { "Idempotency-Key": key }),
      ...(seen !== undefined && { "If-Match": seen }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const given = (query: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));

/** Sends what is no door of the contract's list, such as the accounts' own. */
export async function post<Answer>(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return send(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export const get = <Answer>(path: string): Promise<Answer> => send(path, {});

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(path, init).catch(() => {
    throw new Unreachable();
  });
  const text = await response.text();
  if (!response.ok) throw refusedBy(text, response.status);
  return (text === "" ? null : JSON.parse(text)) as Answer;
}

/** What an answer that refuses says; also of one that is no problem document, as a proxy may send it. */
export function refusedBy(text: string, status: number): Refused {
  const { type = "", title = "", detail, message, difference = null, why = null, ...problem } = problemIn(text);
  const code = type.split("#")[1] ?? problem.code ?? byStatus[status] ?? "";
  return new Refused(detail ?? message ?? (title || `HTTP ${status}`), { status, code, difference, why });
}

function problemIn(text: string): Problem {
  try {
    return (JSON.parse(text) ?? {}) as Problem;
  } catch {
    return {};
  }
}

/** What a door that says nothing more means. */
const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: "sign-in",
  403: "forbidden",
  429: "too-many",
  500: "broken",
};

interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  /** The accounts' own way to say it. */
  readonly message?: string;
  readonly code?: string;
  readonly why?: Why;
  readonly difference?: readonly DeskDifference[];
}
