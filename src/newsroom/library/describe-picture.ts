import type { Transactor } from "../../database/handles.js";
import type { LibraryPictureTable } from "../../database/tables.js";
import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import { lineOrNull } from "../../domain/story/normal-body.js";
import { cleanLine } from "../../kernel/clean-text.js";
import type { Instant } from "../../kernel/ids.js";
import { ok, type Result } from "../../kernel/result.js";
import { noteAudit } from "../audit/note-audit.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import { versionOf } from "../version-of.js";
import { pictureWords } from "./picture-words.js";

interface Description {
  readonly asker: Asker;
  readonly at: Instant;
  readonly id: string;
  readonly seen: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly focus: { readonly x: number; readonly y: number };
}

/** Changes with everything that can be said of a picture. */
export const pictureEtag = ({ alt, caption, credit, focus_x, focus_y }: LibraryPictureTable): string =>
  versionOf([alt, caption, credit, focus_x, focus_y]);

/** Says what a picture shows and whose it is, for the stories that will use it; those that do keep their own words. */
export async function describePicture(
  tx: Transactor,
  ask: Description,
): Promise<Result<LibraryPictureTable, DeskRefusal>> {
  const { asker, at, id, seen, focus } = ask;
  const allowed = may({ roles: asker.roles, own: false }, "pictures");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  const row = await tx.rows.selectFrom("library_picture").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return refuse("missing", because("no-picture"));
  if (seen !== pictureEtag(row)) return refuse("moved-on", because("picture-changed"));
  const said = { alt: cleanLine(ask.alt), caption: lineOrNull(ask.caption), credit: lineOrNull(ask.credit) };
  const changed = { ...said, focus_x: focus.x, focus_y: focus.y, words: pictureWords(said) };
  await tx.rows.updateTable("library_picture").set(changed).where("id", "=", id).execute();
  await noteAudit(tx, {
    at,
    actor: asker.actor,
    act: "described a picture",
    subject: id.slice(0, 12),
    detail: said.alt,
  });
  return ok({ ...row, ...changed });
}
