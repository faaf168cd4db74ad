import { Parser } from "htmlparser2";
import type { IncomingComment } from "../../comments/import/incoming-comment.js";
import { wordpressDecisions } from "./decided-in-wordpress.js";
import { plainWords } from "./plain-words.js";
import type { CommentRecord } from "./record.js";

/** Longer than any comment is read of one field; the rest is left. */
const longestField = 200_000;

type Fields = Record<string, string>;

/** A comment's fields, and what plugins and WordPress itself noted of it, a name more than once. */
interface Read {
  readonly fields: Fields;
  readonly meta: (readonly [key: string, value: string])[];
}

/** The comments of a WordPress export (WXR 1.0 to 1.2, an RSS 2.0 with `wp:comment` in its items), read as it streams. */
export async function* readWxr(source: AsyncIterable<Uint8Array>): AsyncGenerator<CommentRecord> {
  const ready: CommentRecord[] = [];
  const parser = createParser((record) => void ready.push(record));
  const decoder = new TextDecoder();
  for await (const part of source) {
    parser.write(decoder.decode(part, { stream: true }));
    yield* ready.splice(0);
  }
  parser.write(decoder.decode());
  parser.end();
  yield* ready.splice(0);
}

function createParser(tell: (record: CommentRecord) => void): Parser {
  let item: Fields = {};
  let comment: Read | null = null;
  let meta: Fields | null = null;
  let field = "";
  let text = "";
  let line = 1;
  const of = (): Fields => meta ?? comment?.fields ?? item;
  return new Parser(
    {
      onopentag(name) {
        if (name === "item") item = {};
        if (name === "wp:comment") comment = { fields: {}, meta: [] };
        if (name === "wp:commentmeta" && comment !== null) meta = {};
        field = name;
        text = "";
      },
      ontext(part) {
        line += part.match(/\n/g)?.length ?? 0;
        if (text.length < longestField) text += part;
      },
      onclosetag(name) {
        if (name === "wp:commentmeta" && meta !== null) {
          comment?.meta.push([meta["wp:meta_key"] ?? "", meta["wp:meta_value"] ?? ""]);
          meta = null;
        } else if (name === "wp:comment" && comment !== null) {
          tell(recordOf(item, comment, line));
          comment = null;
        } else if (name === field) of()[name] = text.trim();
        field = "";
        text = "";
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
}

const states: Readonly<Record<string, Pick<IncomingComment, "state" | "reason">>> = {
  "1": { state: "approved", reason: null },
  approved: { state: "approved", reason: null },
  "0": { state: "waiting", reason: null },
  hold: { state: "waiting", reason: null },
  spam: { state: "refused", reason: "spam" },
  trash: { state: "refused", reason: "other" },
  "post-trashed": { state: "refused", reason: "other" },
};

function recordOf(item: Fields, { fields: comment, meta }: Read, line: number): CommentRecord {
  const id = comment["wp:comment_id"] ?? "";
  const type = comment["wp:comment_type"] ?? "";
  const refuse = (reason: string): CommentRecord => ({ line, refused: `Comment ${id}: ${reason}` });
  if (type !== "" && type !== "comment") return refuse(`a ${type} is no reader's comment.`);
  const addresses = [item.link, item.guid].filter((one): one is string => one !== undefined && one !== "");
  const at = momentOf(comment);
  if (at === null) return refuse("its date cannot be read.");
  const how = states[comment["wp:comment_approved"] ?? ""];
  if (how === undefined) return refuse(`its state "${comment["wp:comment_approved"]}" is unknown.`);
  const post = item.guid ?? item.link ?? item["wp:post_id"] ?? "";
  const parent = comment["wp:comment_parent"] ?? "0";
  return {
    line,
    comment: {
      source: `wordpress:${post}#${id}`,
      story: { code: null, addresses },
      parent: parent === "0" || parent === "" ? null : `wordpress:${post}#${parent}`,
      ...{ at, name: comment["wp:comment_author"] ?? "", words: plainWords(withParagraphs(comment)), ...how },
      // Whoever typed an address there never had to prove it: such comments are guests' here.
      account: null,
      note: null,
      ...{ moderated: how.state !== "waiting", picked: false, respects: 0, editedAt: null },
      decisions: wordpressDecisions(meta, how),
    },
  };
}

/** WordPress keeps paragraphs as line ends and makes their tags when it shows them. */
const withParagraphs = ({ "wp:comment_content": content = "" }: Fields): string =>
  content.replace(/\r\n?/g, "\n").replace(/\n/g, "<br>");

function momentOf(comment: Fields): number | null {
  const gmt = comment["wp:comment_date_gmt"] ?? "";
  const local = comment["wp:comment_date"] ?? "";
  const text = /^0000/.test(gmt) || gmt === "" ? local : gmt;
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const at = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(at) || at <= 0 ? null : at;
}
