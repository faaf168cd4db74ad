import { type Kysely, sql } from "kysely";

/** The indexes that the desk's lists walk along, so that none of them reads the whole archive or puts it in order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of indexes) await sql.raw(statement).execute(db);
}

const indexes = [
  // Lists by standing have one each, in their own order; over several standings this one would have to be sorted.
  "drop index story_state_standing",
  "create index story_state_spiked on story_state (touched_at desc, code desc) where standing = 'spiked'",
  "drop index story_state_due",
  "create index story_state_due on story_state (scheduled_for, code) where scheduled_for is not null",
  "create index story_state_newest on story_state (touched_at desc, code desc)",
  "create index story_state_edition on story_state (edition, touched_at desc, code desc)",
  "create index story_state_section on story_state (edition, section, touched_at desc, code desc)",
  "create index story_state_edition_out on story_state (edition, published_at desc, code desc) where published_at is not null",
  "create index story_state_section_out on story_state (edition, section, published_at desc, code desc) where published_at is not null",
  "create index story_state_begun_out on story_state (begun_by, published_at desc, code desc) where published_at is not null",
  "create index story_state_touched_out on story_state (touched_by, published_at desc, code desc) where published_at is not null",
  "create index story_state_withdrawn on story_state (touched_at desc, code desc) where standing in ('killed', 'takenDown')",
  "create index story_state_stage_out on story_state (stage, published_at desc, code desc) where stage <> 'approved' and published_at is not null",
  "create index story_state_stage on story_state (stage, touched_at desc, code desc) where stage <> 'approved'",
];
