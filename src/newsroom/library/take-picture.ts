import type { LibraryPictureTable } from "../../database/tables.js";
import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import { ok, type Result } from "../../kernel/result.js";
import { readPictureWords } from "../../media/read-picture-words.js";
import type { Asker } from "../desk/asker.js";
import { type DeskRefusal, refuse } from "../desk/refusal.js";
import type { Press } from "../press.js";
import { pictureWords } from "./picture-words.js";

/** Keeps a picture's bytes and reads the words it carries: what stands in the library once it is added. */
export async function takePicture(
  { pictures, clock }: Press,
  { asker, bytes }: { readonly asker: Asker; readonly bytes: Uint8Array },
): Promise<Result<LibraryPictureTable, DeskRefusal>> {
  const allowed = may({ roles: asker.roles, own: false }, "pictures");
  if (!allowed.ok) return refuse("forbidden", allowed.error);
  const taken = await pictures.take(bytes);
  if (!taken.ok) return refuse("unreadable", because("picture-unreadable", { reason: taken.error.reason }));
  const { alt, caption, credit } = await readPictureWords(bytes);
  return ok({
    ...taken.value,
    ...{ alt: alt ?? "", caption, credit, focus_x: 500, focus_y: 500 },
    words: pictureWords({ alt: alt ?? "", caption, credit }),
    ...{ added_by: asker.actor, added_at: clock.now() },
  });
}
