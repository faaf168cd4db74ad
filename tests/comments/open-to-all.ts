import { setPolicy } from "../../src/comments/rules/set-policy.js";
import { setThreadSettings } from "../../src/comments/settings/set-thread-settings.js";
import type { ThreadSettings } from "../../src/domain/comment/settings.js";
import type { Press } from "../../src/newsroom/press.js";

/** Lets comments go live at once, whoever writes them: no moderator looks first, nobody is too new or too quick. */
export const openToAll = (press: Press, settings: ThreadSettings = { mode: "after" }): Promise<void> =>
  press.database.transact(async (tx) => {
    for (const edition of ["en", "fa"] as const) await setThreadSettings(tx, `edition:${edition}`, settings);
    await setPolicy(tx, "*", { newcomers: 0, rate: { comments: 1000, minutes: 1 } });
  });
