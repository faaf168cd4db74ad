import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { latinDigits } from "../../language/digits.js";
import { call } from "../api/call.js";
import { AskSheet } from "../app/ask-sheet.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import type { Told } from "./use-decisions.js";

interface MoveProps {
  readonly code: number;
  /** Null: it was called off. */
  readonly done: (told: Told | null) => void;
}

/** Asks under which story a whole thread shall stand from now on. */
export function MoveDialog({ code, done }: MoveProps): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const queryKey = ["thread", code];
  const thread = useQuery({ queryKey, queryFn: () => call("openThread", { params: { code } }), staleTime: 0 });
  const move = useMutation({
    mutationFn: (to: number) => call("moveThread", { params: { code }, body: { to }, seen: thread.data?.etag ?? "" }),
    onError: () => void queries.invalidateQueries({ queryKey }),
    onSuccess: ({ moved }) => done({ text: say("movedThread", { n: moved }), trouble: false }),
  });
  return (
    <AskSheet
      title={say("moveThread")}
      ready={thread.data !== undefined && !move.isPending}
      submit={(form) => move.mutate(Number(latinDigits(String(form.get("to")))))}
      close={() => done(null)}
    >
      <label>
        {say("moveTo")}
        <input name="to" required inputMode="numeric" autoFocus />
      </label>
      {thread.data !== undefined && <p className="hint">{say("moveHowMany", { n: thread.data.comments })}</p>}
      {thread.error !== null && <Trouble error={thread.error} />}
      {move.error !== null && <Trouble error={move.error} />}
    </AskSheet>
  );
}
