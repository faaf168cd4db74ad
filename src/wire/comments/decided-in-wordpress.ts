import type { IncomingComment, IncomingDecision } from "../../comments/import/incoming-comment.js";

type Meta = readonly (readonly [key: string, value: string])[];

/** Changes of a comment's state as Akismet's history calls them. */
const events: Readonly<Record<string, Pick<IncomingDecision, "act" | "reason">>> = {
  "status-approved": { act: "approved", reason: null },
  "status-approve": { act: "approved", reason: null },
  "report-ham": { act: "approved", reason: null },
  "status-spam": { act: "refused", reason: "spam" },
  "report-spam": { act: "refused", reason: "spam" },
  "status-trash": { act: "refused", reason: "other" },
  "status-hold": { act: "held", reason: null },
  "status-unapproved": { act: "held", reason: null },
};

/**
 * What was decided on a comment in WordPress, as far as it noted that: by the history the Akismet plugin keeps, which
 * names who decided; else the moment WordPress itself notes when a comment goes to the trash or is marked as spam.
 */
export function wordpressDecisions(
  meta: Meta,
  { state, reason }: Pick<IncomingComment, "state" | "reason">,
): readonly IncomingDecision[] {
  const history = meta.flatMap(([key, value]) => (key === "akismet_history" ? decisionIn(value) : []));
  if (history.length > 0) return history.toSorted((a, b) => a.at - b.at);
  const at = state === "refused" ? secondsOf(meta.find(([key]) => key === "_wp_trash_meta_time")?.[1]) : null;
  return at === null ? [] : [{ at, by: null, act: "refused", reason, note: null }];
}

/** An entry of the history, in PHP's own notation: `a:3:{s:4:"time";d:1607182900.2;s:5:"event";s:12:"status-trash";…}`. */
function decisionIn(serialised: string): readonly IncomingDecision[] {
  const text = (name: string): string => new RegExp(`"${name}";s:\\d+:"([^"]*)"`).exec(serialised)?.[1] ?? "";
  const at = secondsOf(/"time";[di]:(\d+(?:\.\d+)?)/.exec(serialised)?.[1]);
  const what = events[text("event")];
  const by = text("user");
  // Without a person it was the plugin's own check.
  return at === null || what === undefined || by === "" ? [] : [{ at, by, ...what, note: null }];
}

function secondsOf(text: string | undefined): number | null {
  const at = Math.floor(Number(text) * 1000);
  return Number.isSafeInteger(at) && at > 0 ? at : null;
}
