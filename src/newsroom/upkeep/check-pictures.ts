import type { PictureId } from "../../kernel/ids.js";
import type { PictureStore } from "../../media/picture-store.js";
import type { Finding } from "./finding.js";

/** Reads every original that any revision shows and holds its bytes against its name. */
export async function checkPictures(
  pictures: PictureStore,
  used: ReadonlyMap<PictureId, string>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [id, story] of used) {
    const state = await pictures.verify(id);
    if (state !== "sound") findings.push({ where: `picture ${id} of story ${story}`, what: words[state] });
  }
  return findings;
}

const words = {
  missing: "its original is missing from the picture folder",
  changed: "the bytes of its original are not those that came in",
};
