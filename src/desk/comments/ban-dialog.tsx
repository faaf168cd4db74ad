import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { commentEtag } from "../../contract/comment-etag.js";
import type { DeskComment } from "../../contract/comment-shapes.js";
import { call } from "../api/call.js";
import { AskSheet } from "../app/ask-sheet.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import type { Told } from "./use-decisions.js";

const day = 86_400_000;
const times = { day, week: 7 * day, month: 30 * day, forever: null } as const;

interface BanProps {
  readonly comment: DeskComment;
  /** Null: it was called off. */
  readonly done: (told: Told | null) => void;
}

/** Asks for how long a comment's writer is banned, and why: they are told. */
export function BanDialog({ comment, done }: BanProps): ReactNode {
  const say = useSay();
  const [time, setTime] = useState<keyof typeof times>("week");
  const ban = useMutation({
    mutationFn: (reason: string) => {
      const length = times[time];
      const until = length === null ? null : Date.now() + length;
      return call("banWriter", { params: { id: comment.id }, body: { until, reason }, seen: commentEtag(comment) });
    },
    onSuccess: () => done({ text: say("doneBan"), trouble: false }),
  });
  return (
    <AskSheet
      title={say("banTitle", { name: comment.name })}
      ready={!ban.isPending}
      submit={(form) => ban.mutate(String(form.get("reason")))}
      close={() => done(null)}
    >
      <label>
        {say("banWhy")}
        <input name="reason" required maxLength={500} dir="auto" autoFocus />
      </label>
      <label>
        {say("banFor")}
        <select value={time} onChange={(event) => setTime(event.target.value as keyof typeof times)}>
          {(Object.keys(times) as (keyof typeof times)[]).map((one) => (
            <option key={one} value={one}>
              {say(`ban-${one}`)}
            </option>
          ))}
        </select>
      </label>
      {ban.error !== null && <Trouble error={ban.error} />}
    </AskSheet>
  );
}
