import * as Y from "yjs";
import type { Transactor } from "../../database/handles.js";
import type { LibraryPictureTable } from "../../database/tables.js";
import { may } from "../../domain/person/may.js";
import { because, type Refusal } from "../../domain/refusal/refusal.js";
import type { PlacedPicture } from "../../domain/story/revision.js";
import type { Instant, PictureId, StoryCode } from "../../kernel/ids.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import { keepUpdates } from "../copy/keep-copy.js";
import { saveCopy } from "../copy/save-copy.js";
import { swapPicture } from "../copy/swap-picture.js";
import type { Asker } from "../desk/asker.js";
import { openAtDesk } from "../desk/open-at-desk.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { pictureEtag } from "./describe-picture.js";

interface ReplaceAsk {
  readonly asker: Asker;
  readonly at: Instant;
  /** The picture that leaves, and the one that comes in its place. */
  readonly id: string;
  /** The etag of the picture that leaves, as it was seen. */
  readonly seen: string;
  readonly by: string;
  /** The stories it was seen in. */
  readonly codes: readonly StoryCode[];
  readonly keepCaption: boolean;
}

interface Replaced {
  readonly done: readonly { readonly code: StoryCode; readonly update: Uint8Array }[];
  readonly refused: readonly { readonly code: StoryCode; readonly why: Refusal }[];
}

/**
 * Uses another picture instead of one, in the working copies of stories. What is public stays as it is: such a story
 * then shows what is not public yet, and an editor updates it. Answers what open editors must be told, story by story.
 */
export async function replacePicture(tx: Transactor, ask: ReplaceAsk): Promise<Result<Replaced, DeskRefusal>> {
  const { asker, at, id, seen, by, codes } = ask;
  const allowed = may({ roles: asker.roles, own: false }, "pictures");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  if (id === by) return refuse("unreadable", because("same-picture"));
  const before = await pictureCalled(tx, id);
  if (before === undefined) return refuse("missing", because("no-picture"));
  if (seen !== pictureEtag(before)) return refuse("moved-on", because("picture-changed"));
  const row = await pictureCalled(tx, by);
  if (row === undefined) return refuse("missing", because("no-picture"));
  const put = placedFrom(row);
  const done: { code: StoryCode; update: Uint8Array }[] = [];
  const refused: { code: StoryCode; why: Refusal }[] = [];
  for (const code of new Set(codes)) {
    const swapped = await swapIn(tx, { ...ask, code, put });
    if (swapped.ok) done.push({ code, update: swapped.value });
    else refused.push({ code, why: swapped.error });
  }
  const detail = `by ${by.slice(0, 12)} in ${done.map(({ code }) => code).join(", ") || "no story"}`;
  await noteAudit(tx, { at, actor: asker.actor, act: "replaced a picture", subject: id.slice(0, 12), detail });
  return ok({ done, refused });
}

const pictureCalled = ({ rows }: Transactor, id: string): Promise<LibraryPictureTable | undefined> =>
  rows.selectFrom("library_picture").selectAll().where("id", "=", id).executeTakeFirst();

interface OneStory extends Omit<ReplaceAsk, "codes" | "by" | "seen"> {
  readonly code: StoryCode;
  readonly put: PlacedPicture;
}

async function swapIn(
  tx: Transactor,
  { asker, at, id, code, put, keepCaption }: OneStory,
): Promise<Result<Uint8Array, Refusal>> {
  const story = await openAtDesk(tx, { asker, at, code });
  if (story === null) return err(because("no-story", { code }));
  if (story.readOnly !== null) return err(story.readOnly);
  const { document } = story.copy;
  const before = Y.encodeStateVector(document);
  if (!swapPicture(document, { out: id, put, keepCaption })) return err(because("picture-not-used"));
  const update = Y.encodeStateAsUpdate(document, before);
  await keepUpdates(tx, [{ code, actor: asker.actor, bytes: update }]);
  await saveCopy(tx, { actor: asker.actor, at }, { code });
  return ok(update);
}

/** A picture of the library as a story places it: with the words it brings. */
const placedFrom = ({
  id,
  width,
  height,
  alt,
  caption,
  credit,
  focus_x: x,
  focus_y: y,
}: LibraryPictureTable): PlacedPicture => ({
  ...{ id: id as PictureId, width, height, alt, caption, credit },
  ...(x === 500 && y === 500 ? {} : { focus: { x, y } }),
});
