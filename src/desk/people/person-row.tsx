import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import type { Role } from "../../domain/person/role.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { momentIn } from "../app/moments.js";
import { SecretTold } from "../app/secret-told.js";
import { useSay } from "../words/speak.js";
import { ChooseRoles } from "./choose-roles.js";

type Person = DeskAnswer<"listPeople">["people"][number];

/** Someone at the desk, and what an administrator can do for them. */
export function PersonRow({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const [given, setGiven] = useState<readonly Role[]>(person.roles);
  const { change, link, end, drop } = usePersonActs(person);
  const same = [...given].sort().join() === [...person.roles].sort().join();
  const trouble = change.error ?? link.error ?? end.error ?? drop.error;
  return (
    <tr data-person={person.id}>
      <td>
        <b>
          <bdi>{person.name}</bdi>
        </b>{" "}
        {person.dismissed && <i>({say("dismissed")})</i>}
        <br />
        <bdi dir="ltr" className="soft">
          {person.email}
        </bdi>
      </td>
      <td>
        <ChooseRoles given={given} onChange={setGiven} />
        {trouble !== null && <Trouble error={trouble} />}
        {link.data !== undefined && (
          <SecretTold help={say("passwordLinkHelp", { name: person.name })} secret={link.data.link} />
        )}
      </td>
      <td className="soft">
        <Seen person={person} />
      </td>
      <td>
        <div className="acts">
          {!same && (
            <button
              type="button"
              className="chief"
              disabled={given.length === 0}
              onClick={() => change.mutate({ roles: given, dismissed: person.dismissed })}
            >
              {say("saveRoles")}
            </button>
          )}
          {!person.dismissed && (
            <button type="button" onClick={() => link.mutate()}>
              {say("passwordLink")}
            </button>
          )}
          {person.sessions > 0 && (
            <button type="button" onClick={() => end.mutate()}>
              {say("endSessions")}
            </button>
          )}
          {person.twoFactor && (
            <button type="button" onClick={() => drop.mutate()}>
              {say("dropCodes")}
            </button>
          )}
          <button type="button" onClick={() => change.mutate({ roles: person.roles, dismissed: !person.dismissed })}>
            {person.dismissed ? say("takeBack") : say("dismiss")}
          </button>
        </div>
      </td>
    </tr>
  );
}

function Seen({ person: { sessions, lastSeen, twoFactor } }: { readonly person: Person }): ReactNode {
  const say = useSay();
  return (
    <>
      {lastSeen !== null && <time dateTime={lastSeen}>{momentIn(Date.parse(lastSeen), null)}</time>}
      {lastSeen !== null && <br />}
      {sessions === 0 ? say("signedInNowhere") : say("signedInAt", { n: sessions })}
      {twoFactor && (
        <>
          <br />
          {say("codesOn")}
        </>
      )}
    </>
  );
}

function usePersonActs({ id, etag }: Person) {
  const queries = useQueryClient();
  const onSettled = (): void => void queries.invalidateQueries({ queryKey: ["people"] });
  const change = useMutation({
    mutationFn: ({ roles, dismissed }: { readonly roles: readonly Role[]; readonly dismissed: boolean }) =>
      call("changePerson", { params: { id }, body: { roles: [...roles], dismissed }, seen: etag }),
    onSettled,
  });
  const link = useMutation({
    mutationFn: () => call("passwordLink", { params: { id }, body: {}, seen: etag }),
    onSettled,
  });
  const end = useMutation({ mutationFn: () => call("endSessions", { params: { id }, seen: etag }), onSettled });
  const drop = useMutation({ mutationFn: () => call("dropCodes", { params: { id }, seen: etag }), onSettled });
  return { change, link, end, drop };
}
