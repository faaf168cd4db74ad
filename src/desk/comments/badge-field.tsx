import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { DeskReaderBadge } from "../../contract/comment-shapes.js";
import type { DeskBody } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe, useNames } from "../app/me.js";
import { useSay } from "../words/speak.js";

interface BadgeProps {
  readonly reader: string;
  readonly badge: DeskReaderBadge;
}

type Choice = DeskBody<"setBadge">["choice"];

/** Which person of the newsroom a reader is, who said so, and the way to say it. */
export function BadgeField({ reader, badge }: BadgeProps): ReactNode {
  const say = useSay();
  const me = useMe();
  const names = useNames();
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: (choice: Choice) => call("setBadge", { params: { id: reader }, body: { choice }, seen: badge.etag }),
    onSettled: () => {
      for (const key of ["comments", "comment"]) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const { person, decidedBy } = badge;
  const who = person === null ? say("badgeNobody") : names(`person:${person}`);
  const told = decidedBy === null ? say("badgeByAddress") : say("badgeBy", { name: names(decidedBy) });
  if (me.may.badge !== null) return person === null ? null : <li>{`${say("badge")}: ${who}`}</li>;
  return (
    <li>
      <label>
        {say("badge")}{" "}
        <select
          name="badge"
          value={decidedBy === null ? "by-address" : person === null ? "nobody" : `person:${person}`}
          disabled={set.isPending}
          onChange={({ target }) => set.mutate(choiceOf(target.value))}
        >
          <option value="by-address">
            {decidedBy === null ? `${say("badgeAsAddress")}: ${who}` : say("badgeAsAddress")}
          </option>
          <option value="nobody">{say("badgeNobody")}</option>
          {me.people
            .filter(({ id, dismissed }) => !dismissed || id === person)
            .map(({ id, name }) => (
              <option key={id} value={`person:${id}`}>
                {name}
              </option>
            ))}
        </select>
      </label>{" "}
      <small>{told}</small>
      {set.error !== null && <Trouble error={set.error} />}
    </li>
  );
}

function choiceOf(value: string): Choice {
  if (value === "by-address" || value === "nobody") return value;
  return { person: value.slice("person:".length) };
}
