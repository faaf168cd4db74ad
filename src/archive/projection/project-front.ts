import type { Transactor } from "../../database/handles.js";
import { type Front, frontKey } from "../../domain/front/front.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import { writeChange } from "./write-change.js";

/** The pictures that slots show in place of their stories' own belong to no story; they stand under this code. */
const noStory = 0;

/** Shows a front as an editor set it. */
export async function projectFront(tx: Transactor, seq: number, front: Front): Promise<void> {
  const key = frontKey(front);
  const found = await tx.rows.selectFrom("archive_front").selectAll().where("edition", "=", key).executeTakeFirst();
  const before = found === undefined ? null : (JSON.parse(found.body) as Front);
  await tx.rows.deleteFrom("archive_front").where("edition", "=", key).execute();
  await tx.rows
    .insertInto("archive_front")
    .values({ edition: key, body: canonicalJson(front) })
    .execute();
  await showSlotPictures(tx);
  const tags = [
    ...(canonicalJson(topOf(before)) === canonicalJson(topOf(front)) ? [] : [`front:${key}`]),
    ...(canonicalJson(before?.featured ?? []) === canonicalJson(front.featured) ? [] : [`featured:${key}`]),
  ];
  await writeChange(tx, seq, { tags, moments: [], codes: [] });
}

/** All that a front shows above its featured stories. */
const topOf = (front: Front | null) => {
  const { slots = [], settings = {}, banner = null, fill = null } = front ?? {};
  return { slots, settings, banner, fill };
};

async function showSlotPictures({ rows }: Transactor): Promise<void> {
  const fronts = await rows.selectFrom("archive_front").select("body").execute();
  const settings = fronts.flatMap(({ body }) => Object.values((JSON.parse(body) as Front).settings ?? {}));
  const ids = new Set(settings.flatMap(({ picture }) => picture?.id ?? []));
  await rows.deleteFrom("archive_picture").where("code", "=", noStory).execute();
  if (ids.size === 0) return;
  await rows
    .insertInto("archive_picture")
    .values([...ids].map((id) => ({ id, code: noStory })))
    .execute();
}
