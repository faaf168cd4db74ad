import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";
import { told } from "../words/told.js";
import { Invite } from "./invite.js";
import { PersonRow } from "./person-row.js";

/** Who works here, who is invited, and who may do what. */
export function PeoplePage(): ReactNode {
  const say = useSay();
  const { permissions } = useMe();
  const people = useQuery({ queryKey: ["people"], queryFn: () => call("listPeople") });
  return (
    <>
      <h1 className="page">{say("people")}</h1>
      {people.error !== null && <Trouble error={people.error} />}
      <Invite />
      <table className="plain people">
        <thead>
          <tr>
            <th scope="col">{say("name")}</th>
            <th scope="col">{say("roles")}</th>
            <th scope="col">{say("lastSeen")}</th>
            <th scope="col">
              <span className="hidden">{say("status")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.data?.people.map((one) => (
            <PersonRow key={`${one.id} ${one.roles.join()}`} person={one} />
          ))}
          {people.data?.invited.map(({ email, roles, expiresAt }) => (
            <tr key={email} className="soft">
              <td>
                <bdi dir="ltr">{email}</bdi>
              </td>
              <td>{roles.map((role) => say(`role-${role}`)).join(say("comma"))}</td>
              <td>{say("invited", { at: momentIn(expiresAt, null) })}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="page">{say("whoMay")}</h2>
      <ul className="sentences">
        {permissions.map(({ name, sentence }) => (
          <li key={name}>{told({ code: "permission", values: { permission: name }, sentence }, say)}</li>
        ))}
      </ul>
    </>
  );
}
