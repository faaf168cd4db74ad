import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useNames } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";

type Ban = Pick<DeskAnswer<"listBans">["bans"][number], "id" | "etag">;

/** Who is banned now, since and until when, by whom and why. */
export function Bans(): ReactNode {
  const say = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const bans = useQuery({ queryKey: ["bans"], queryFn: () => call("listBans") });
  const lift = useMutation({
    mutationFn: ({ id, etag }: Ban) => call("liftBan", { params: { id }, seen: etag }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["bans"] }),
  });
  return (
    <section>
      <h2 className="page">{say("bans")}</h2>
      {(bans.error ?? lift.error) !== null && <Trouble error={bans.error ?? lift.error} />}
      {bans.data?.bans.length === 0 && <p className="waiting">{say("nothingHere")}</p>}
      <ul className="plainly">
        {bans.data?.bans.map(({ name, at, until, actor, reason, ...ban }) => (
          <li key={ban.id}>
            <b dir="auto">{name ?? say("guest")}</b> <bdi>{reason}</bdi>{" "}
            <small>
              {names(actor)} {momentIn(at, null)} ·{" "}
              {until === null ? say("ban-forever") : `${say("c-until")} ${momentIn(until, null)}`}
            </small>{" "}
            <button type="button" onClick={() => lift.mutate(ban)}>
              {say("liftBan")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
