import { may } from "../../domain/person/may.js";
import { because } from "../../domain/refusal/refusal.js";
import { ok } from "../../kernel/result.js";
import { refuse } from "../../newsroom/desk/refusal.js";
import { hooksWithDeliveries, makeHook, removeHook } from "../../newsroom/hooks/web-hooks.js";
import type { DeskDoors } from "./desk-house.js";

/** Web hooks: other programs that are told what happens. */
export const hookDoors: Pick<DeskDoors, "listHooks" | "makeHook" | "removeHook"> = {
  listHooks: {
    looks: async ({ press }, { asker }) => {
      const allowed = may({ roles: asker.roles, own: false }, "machines");
      if (!allowed.ok) return refuse("forbidden", allowed.error);
      const all = await hooksWithDeliveries(press.database.reader);
      return ok({
        hooks: all.map(({ hook, deliveries }) => ({
          ...{ id: hook.id, url: hook.url, acts: hook.acts.split(",") },
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
    changes: async (tx, _house, { asker, at, params }) => {
      const allowed = may({ roles: asker.roles, own: false }, "machines");
      if (!allowed.ok) return refuse("forbidden", allowed.error);
      return (await removeHook(tx, { asker, at, id: params.id ?? "" }))
        ? ok({})
        : refuse("missing", because("no-hook"));
    },
  },
};
