import type { LibraryPicture } from "../../contract/desk-shapes.js";
import type { LibraryPictureTable } from "../../database/tables.js";
import { because } from "../../domain/refusal/refusal.js";
import { parseStoryCode } from "../../kernel/ids.js";
import { ok } from "../../kernel/result.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { describePicture, pictureEtag } from "../../newsroom/library/describe-picture.js";
import { findPictures } from "../../newsroom/library/find-pictures.js";
import { replacePicture } from "../../newsroom/library/replace-picture.js";
import { usesOf } from "../../newsroom/library/uses-of.js";
import type { DeskDoors } from "./desk-house.js";
import { shownRow } from "./shown-at-desk.js";

const pageLength = 60;

/** The picture library. */
export const pictureDoors: Pick<DeskDoors, "listPictures" | "openPicture" | "describePicture" | "replacePicture"> = {
  listPictures: {
    looks: async ({ press }, { query }) => {
      const [, moment, id] = /^(\d+)\.([0-9a-f]{64})$/.exec(query.after ?? "") ?? [];
      const after = moment === undefined || id === undefined ? undefined : ([Number(moment), id] as const);
      const rows = await findPictures(press.database.reader, { words: query.words, after, limit: pageLength });
      const last = rows.at(-1);
      const next = rows.length < pageLength || last === undefined ? null : `${last.added_at}.${last.id}`;
      return ok({ pictures: rows.map(shownPicture), next });
    },
  },
  openPicture: {
    looks: async ({ press }, { params }) => {
      const { reader } = press.database;
      const id = params.id ?? "";
      const row = await reader.selectFrom("library_picture").selectAll().where("id", "=", id).executeTakeFirst();
      if (row === undefined) return refuse("missing", because("no-picture"));
      const { stories, publicIn, total, fronts } = await usesOf(reader, id);
      return ok({
        picture: shownPicture(row),
        usedIn: stories.map(shownRow),
        publicIn: [...publicIn],
        ...{ uses: total, fronts: [...fronts] },
        etag: pictureEtag(row),
      });
    },
  },
  describePicture: {
    changes: async (tx, _house, { asker, at, params, body, seen }) => {
      const described = await describePicture(tx, { asker, at, seen, id: params.id ?? "", ...body });
      return described.ok ? ok(shownPicture(described.value)) : described;
    },
  },
  replacePicture: {
    changes: async (tx, { copyDesk }, { asker, at, params, body, seen, afterwards }) => {
      const codes = body.codes.flatMap((code) => parseStoryCode(code) ?? []);
      const ask = { asker, at, id: params.id ?? "", seen, by: body.by, codes, keepCaption: body.keepCaption };
      const replaced = await replacePicture(tx, ask);
      if (!replaced.ok) return replaced;
      const { done, refused } = replaced.value;
      for (const { code, update } of done) afterwards(() => copyDesk.tell(code, update));
      return ok({ done: done.map(({ code }) => code), refused: refused.map((one) => ({ ...one })) });
    },
  },
};

export const shownPicture = (row: LibraryPictureTable): LibraryPicture => ({
  ...{ id: row.id, width: row.width, height: row.height, alt: row.alt, caption: row.caption, credit: row.credit },
  focus: { x: row.focus_x, y: row.focus_y },
  ...{ addedBy: row.added_by, addedAt: row.added_at, etag: pictureEtag(row) },
});
