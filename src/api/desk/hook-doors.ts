import { ok } from "../../kernel/result.js";
import { hookEtag, hooksWithDeliveries, makeHook, removeHook } from "../../newsroom/hooks/web-hooks.js";
import type { DeskDoors } from "./desk-house.js";
import { permit } from "./permit.js";

/** Web hooks: other programs that are told what happens. */
export const hookDoors: Pick<DeskDoors, "listHooks" | "makeHook" | "removeHook"> = {
  listHooks: {
    looks: async ({ press }, { asker }) => {
      const allowed = permit(asker, "machines");
      if (!allowed.ok) return allowed;
      const all = await hooksWithDeliveries(press.database.reader);
      return ok({
        hooks: all.map(({ hook, deliveries }) => ({
          ...{ id: hook.id, url: hook.url, acts: hook.acts.split(","), etag: hookEtag(hook) },
          deliveries: deliveries.map(({ seq, at, attempt, status, error, next_at }) => ({
            ...{ seq, at, attempt, status, error, nextAt: next_at },
          })),
        })),
      });
    },
  },
  makeHook: {
    changes: (tx, { privateHooks }, { asker, at, body }) => makeHook(tx, { asker, at, plain: privateHooks, ...body }),
  },
  removeHook: {
    changes: async (tx, _house, { asker, at, params, seen }) => {
      const removed = await removeHook(tx, { asker, at, id: params.id ?? "", seen });
      return removed.ok ? ok({}) : removed;
    },
  },
};
