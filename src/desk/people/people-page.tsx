import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { type Role, roles } from "../../domain/person/role.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { told } from "../words/told.js";

type Person = DeskAnswer<"listPeople">["people"][number];

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
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say("name")}</th>
            <th scope="col">{say("email")}</th>
            <th scope="col">{say("roles")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {people.data?.people.map((one) => (
            <PersonRow key={`${one.id} ${one.etag}`} person={one} />
          ))}
          {people.data?.invited.map(({ email, roles: given }) => (
            <tr key={email}>
              <td>
                <i>{say("invite")} …</i>
              </td>
              <td dir="ltr">{email}</td>
              <td>{given.map((role) => say(`role-${role}`)).join(say("comma"))}</td>
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

interface RolesProps {
  readonly given: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

function Roles({ given, onChange }: RolesProps): ReactNode {
  const say = useSay();
  return (
    <fieldset className="roles details">
      <legend className="hidden">{say("roles")}</legend>
      {roles.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={given.includes(role)}
            onChange={(event) =>
              onChange(event.target.checked ? [...given, role] : given.filter((one) => one !== role))
            }
          />
          {say(`role-${role}`)}
        </label>
      ))}
    </fieldset>
  );
}

function PersonRow({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [given, setGiven] = useState<readonly Role[]>(person.roles);
  const change = useMutation({
    mutationFn: (dismissed: boolean) =>
      call("changePerson", { params: { id: person.id }, body: { roles: [...given], dismissed }, seen: person.etag }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["people"] }),
  });
  const same = [...given].sort().join() === [...person.roles].sort().join();
  return (
    <tr>
      <td>
        {person.name} {person.dismissed && <i>({say("dismissed")})</i>}
      </td>
      <td dir="ltr">{person.email}</td>
      <td>
        <Roles given={given} onChange={setGiven} />
        {change.error !== null && <Trouble error={change.error} />}
      </td>
      <td className="buttons">
        <button type="button" disabled={same} onClick={() => change.mutate(false)}>
          {say("saveRoles")}
        </button>
        <button type="button" onClick={() => change.mutate(!person.dismissed)}>
          {person.dismissed ? say("restore") : say("dismiss")}
        </button>
      </td>
    </tr>
  );
}

function Invite(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [given, setGiven] = useState<readonly Role[]>(["reporter"]);
  const invite = useMutation({
    mutationFn: (form: FormData) =>
      call("invitePerson", {
        body: { email: String(form.get("email")), name: String(form.get("name")), roles: [...given] },
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["people"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    invite.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {say("name")}
        <input name="name" required maxLength={100} />
      </label>
      <label>
        {say("email")}
        <input name="email" type="email" required dir="ltr" />
      </label>
      <Roles given={given} onChange={setGiven} />
      <button type="submit" className="chief" disabled={given.length === 0}>
        {say("invite")}
      </button>
      {invite.error !== null && <Trouble error={invite.error} />}
      {invite.data !== undefined && (
        <p>
          {say("inviteLink")} <span className="secret">{invite.data.link}</span>
        </p>
      )}
    </form>
  );
}
