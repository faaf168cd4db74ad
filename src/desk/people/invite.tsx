import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Role } from "../../domain/person/role.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { SecretTold } from "../app/secret-told.js";
import { useSay } from "../words/speak.js";
import { ChooseRoles } from "./choose-roles.js";

/** Invites someone, and shows the link to send them. */
export function Invite(): ReactNode {
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
        <input name="name" required maxLength={100} dir="auto" />
      </label>
      <label>
        {say("email")}
        <input name="email" type="email" required maxLength={200} dir="ltr" />
      </label>
      <ChooseRoles given={given} onChange={setGiven} />
      <button type="submit" className="chief" disabled={given.length === 0}>
        {say("invite")}
      </button>
      {invite.error !== null && <Trouble error={invite.error} />}
      {invite.data !== undefined && <SecretTold help={say("inviteLink")} secret={invite.data.link} />}
    </form>
  );
}
