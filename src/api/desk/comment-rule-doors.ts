import { readPolicy, setPolicy } from "../../comments/rules/set-policy.js";
import { readWords, setWords } from "../../comments/rules/set-words.js";
import { setThreadSettings } from "../../comments/settings/set-thread-settings.js";
import { settingsOf } from "../../comments/settings/settings-of.js";
import type { DeskCommentRules } from "../../contract/comment-shapes.js";
import type { DeskBody } from "../../contract/desk-shapes.js";
import type { Reader, Transactor } from "../../database/handles.js";
import { inheritedPolicy, type PolicyScope, type WordKind, wordKinds } from "../../domain/comment/policy.js";
import { type SettingScope, scopesOf, type ThreadSettings } from "../../domain/comment/settings.js";
import { because } from "../../domain/refusal/refusal.js";
import { type EditionId, parseEditionId, parseStoryCode, type StoryCode } from "../../kernel/ids.js";
import { ok } from "../../kernel/result.js";
import { findWords } from "../../language/words-found/find-words.js";
import { readWordList } from "../../language/words-found/word-list.js";
import { noteAudit } from "../../newsroom/audit/note-audit.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { versionOf } from "../../newsroom/version-of.js";
import type { DeskCall, DeskDoors } from "./desk-house.js";
import { permit } from "./permit.js";

/** Where rules are said: the house (policy and words alone), an edition, a section, a story (settings alone). */
interface Place {
  readonly scope: string;
  /** The scopes its settings inherit from, itself the last. */
  readonly settings: readonly SettingScope[];
  readonly policy: readonly PolicyScope[];
}

/** Who may comment where, what the pipeline goes by, and the word lists. */
export const commentRuleDoors: Pick<DeskDoors, "commentRules" | "setCommentRules" | "tryWords"> = {
  commentRules: {
    looks: async ({ press }, { asker, query }) => {
      const allowed = permit(asker, "comment rules");
      if (!allowed.ok) return allowed;
      const place = await placeOf(press.database.reader, query.scope);
      return place === null
        ? refuse("unreadable", because("rules-place"))
        : ok(await readRules(press.database.reader, place));
    },
  },
  setCommentRules: {
    changes: async (tx, { pulse }, call) => {
      const { asker, at, body, seen, afterwards } = call;
      const allowed = permit(asker, "comment rules");
      if (!allowed.ok) return allowed;
      const place = await placeOf(tx.rows, body.scope);
      if (place === null) return refuse("unreadable", because("rules-place"));
      if ((await readRules(tx.rows, place)).etag !== seen) return refuse("moved-on", because("rules-changed"));
      const unreadable = await writeRules(tx, place, call);
      const said = Object.keys(body).filter((name) => name !== "scope");
      const detail = said.join(", ");
      await noteAudit(tx, {
        at,
        actor: asker.actor,
        act: "changed the rules for comments",
        subject: place.scope,
        detail,
      });
      afterwards(() => pulse.tell({ noun: "comment", subject: "*", act: "rules", actor: asker.actor }));
      return ok({ ...(await readRules(tx.rows, place)), unreadable });
    },
  },
  tryWords: {
    changes: async (_tx, _house, { asker, body }) => {
      const allowed = permit(asker, "comment rules");
      if (!allowed.ok) return allowed;
      const list = readWordList(body.words, body.language);
      const { found, stopped } = findWords(list, body.text);
      return ok({ found: [...found], stopped, unreadable: [...list.unreadable] });
    },
  },
};

async function placeOf(rows: Reader, scope: string): Promise<Place | null> {
  if (scope === "*") return { scope, settings: [], policy: ["*"] };
  const [kind, name = ""] = scope.split(":");
  const edition = parseEditionId(name.split("/")[0]);
  if (kind === "edition" && edition === name)
    return { scope, settings: [`edition:${edition}`], policy: ["*", `edition:${edition}`] };
  const section = name.slice(name.indexOf("/") + 1);
  if (kind === "section" && edition !== null && section !== "" && name.includes("/"))
    return { scope, settings: [`edition:${edition}`, `section:${edition}/${section}`], policy: [] };
  const code = kind === "story" ? parseStoryCode(name) : null;
  return code === null ? null : placeOfStory(rows, scope, code);
}

async function placeOfStory(rows: Reader, scope: string, code: StoryCode): Promise<Place | null> {
  const story = await rows
    .selectFrom("story_state")
    .select(["edition", "section"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (story === undefined) return null;
  const { edition, section } = story;
  return { scope, settings: scopesOf({ edition: edition as EditionId, section, code }), policy: [] };
}

async function readRules(rows: Reader, { scope, settings, policy }: Place): Promise<DeskCommentRules> {
  const own = settings.at(-1);
  const said =
    own === undefined
      ? undefined
      : await rows.selectFrom("thread_setting").select("body").where("scope", "=", own).executeTakeFirst();
  const policies = await Promise.all(policy.map((one) => readPolicy(rows, one)));
  const edition = scope === "*" ? "*" : scope.slice("edition:".length);
  const words = async (kind: WordKind) => (policy.length === 0 ? null : readWords(rows, { edition, kind }));
  const rules = {
    scope,
    settings: JSON.parse(said?.body ?? "{}") as ThreadSettings,
    inherited: await settingsOf(rows, settings),
    policy: policies.at(-1) ?? null,
    inheritedPolicy: policies.length === 0 ? null : inheritedPolicy(policies),
    ...{ banned: await words("banned"), suspect: await words("suspect") },
  };
  return { etag: versionOf(rules), ...rules };
}

type Writing = Pick<DeskCall<"setCommentRules">, "asker" | "at"> & { readonly body: DeskBody<"setCommentRules"> };

async function writeRules(tx: Transactor, { scope, settings, policy }: Place, { asker, at, body }: Writing) {
  const own = settings.at(-1);
  if (body.settings !== undefined && own !== undefined)
    await setThreadSettings(tx, own, withoutGaps(body.settings) as ThreadSettings);
  const unreadable = {
    banned: [] as { line: number; text: string }[],
    suspect: [] as { line: number; text: string }[],
  };
  const policyScope = policy.at(-1);
  if (policyScope === undefined) return unreadable;
  if (body.policy !== undefined) await setPolicy(tx, policyScope, withoutGaps(body.policy));
  const edition = scope === "*" ? "*" : scope.slice("edition:".length);
  const language = await languageOf(tx.rows, edition);
  for (const kind of wordKinds) {
    const text = body[kind];
    if (text === undefined) continue;
    unreadable[kind].push(...(await setWords(tx, { edition, kind, text, language, actor: asker.actor, at })));
  }
  return unreadable;
}

/** What is not said is not there, so that it is inherited. */
const withoutGaps = (said: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

async function languageOf(rows: Reader, edition: string): Promise<string> {
  const row = await rows.selectFrom("archive_edition").select("body").where("id", "=", edition).executeTakeFirst();
  return row === undefined ? "und" : (JSON.parse(row.body) as { readonly language: string }).language;
}
