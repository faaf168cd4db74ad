import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useRef } from "react";
import { post } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";

/** Another password for oneself: the present one is asked for, and everywhere else one is signed out. */
export function ChangePassword(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (given: FormData) =>
      post("/api/v1/auth/change-password", {
        currentPassword: given.get("current"),
        newPassword: given.get("new"),
        revokeOtherSessions: true,
      }),
    onSuccess: () => {
      form.current?.reset();
      for (const name of ["session", "sessions"]) void queries.invalidateQueries({ queryKey: [name] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    change.mutate(new FormData(event.currentTarget));
  };
  return (
    <section>
      <h2 className="page">{say("password")}</h2>
      <form className="form" ref={form} onSubmit={submit} data-form="password">
        <label>
          {say("presentPassword")}
          <input name="current" type="password" autoComplete="current-password" required dir="ltr" />
        </label>
        <label>
          {say("newPassword")}
          <input
            name="new"
            type="password"
            minLength={10}
            maxLength={200}
            autoComplete="new-password"
            required
            dir="ltr"
          />
        </label>
        <button type="submit" disabled={change.isPending}>
          {say("changePassword")}
        </button>
        {change.error !== null && <Trouble error={change.error} />}
        {change.isSuccess && <p role="status">{say("passwordChanged")}</p>}
      </form>
    </section>
  );
}
