import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FrontSetting } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useEdition, useNames } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";

interface HistoryProps {
  readonly edition: string;
  readonly section: string | undefined;
  readonly etag: string;
}

/** How the front was arranged before, each way a press away from being so again. */
export function FrontHistory({ edition, section, etag }: HistoryProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const own = useEdition(edition);
  const history = useQuery({
    queryKey: ["front", edition, section ?? "", "history"],
    queryFn: () => call("frontHistory", { params: { edition }, query: { section } }),
  });
  const again = useMutation({
    mutationFn: (front: FrontSetting) => call("setFront", { params: { edition }, body: front, seen: etag }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["front"] }),
  });
  return (
    <details className="panel">
      <summary>{say("history")}</summary>
      {again.error !== null && <Trouble error={again.error} />}
      <ol className="history">
        {history.data?.entries.map(({ seq, at, actor, front }, place) => (
          <li key={seq}>
            {names(actor)} <small>{momentIn(at, own)}</small> <small dir="ltr">{front.slots.join(" · ")}</small>{" "}
            {place > 0 && (
              <button type="button" onClick={() => again.mutate(front)}>
                {say("undo")}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
