import { err, ok, type Result } from "../../kernel/result.js";
import { commentsPath } from "../addresses.js";
import type { Discussed } from "../pages/comments/discussed.js";
import type { ReaderAsk } from "./door-parts.js";
import { saysOwnPage } from "./read-form.js";

/** By what a comment that was sent is known again. */
export interface Claim {
  /** Whoever holds it may look after the comment. */
  readonly receipt: string;
  /** Whether nobody but this browser can come with it: then it is told again when the same is sent twice. */
  readonly own: boolean;
}

/**
 * The claim of a form with a seal is the receipt within it. The box under a story is the same for everyone and has none:
 * there the browser itself must say that it was sent from a page of ours, and who sends the same words twice is known by
 * their own mark, or as the reader they are. One who has neither yet is known by network and browser, which is enough to keep one comment where two
 * were sent, and not enough to be given another's receipt. `unsealed`: the form must be seen first.
 */
export function claimOf(ask: ReaderAsk, story: Discussed): Result<Claim, "stale" | "unsealed"> {
  const { door, form, request, cookies, network, reader } = ask;
  const path = commentsPath(story);
  const seal = form.get("seal");
  if (seal !== undefined) {
    const receipt = door.sealing.open(seal, { visitor: cookies.visitor ?? "", path }, door.house.clock.now());
    return receipt.ok ? ok({ receipt: receipt.value, own: true }) : receipt;
  }
  if (!saysOwnPage(request)) return err("unsealed");
  const mark = reader?.id ?? cookies.visitor;
  const browser = mark === null ? ["network", network, request.headers["user-agent"] ?? ""] : ["mark", mark];
  const said = [path, form.get("name") ?? "", form.get("words") ?? ""];
  return ok({ receipt: door.sealing.receiptFor([...browser, ...said]), own: mark !== null });
}
