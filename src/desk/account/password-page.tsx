import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { JoinAnswer } from "../../contract/join-shapes.js";
import { post, Unreachable } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import { SignIn } from "./sign-in.js";

/** Where the link for a forgotten password leads. The secret stands behind the `#`, so that it is in no server's log. */
export function PasswordPage(): ReactNode {
  const [secret] = useState(() => location.hash.slice(1));
  const owner = useQuery({
    queryKey: ["password-link", secret],
    queryFn: () => post<JoinAnswer<"passwordLink">>("/api/v1/desk/password-link", { secret }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <main className="door">
      {owner.error !== null && <Trouble error={owner.error} />}
      {owner.data !== undefined && <NewPassword secret={secret} owner={owner.data} />}
    </main>
  );
}

interface NewPasswordProps {
  readonly secret: string;
  readonly owner: JoinAnswer<"passwordLink">;
}

/** Sets it, and then asks for it: one-time codes, where they are on, are asked for as ever. */
function NewPassword({ secret, owner: { name, email, etag } }: NewPasswordProps): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef<string>(crypto.randomUUID());
  const set = useMutation({
    mutationFn: (password: string) =>
      post("/api/v1/desk/new-password", { secret, password }, { "If-Match": etag, "Idempotency-Key": key.current }),
    onError: (error) => {
      // Whether it was done is not known: the same wish again is the same key. An answer, though, was given.
      if (error instanceof Unreachable) return;
      key.current = crypto.randomUUID();
      void queries.invalidateQueries({ queryKey: ["password-link", secret] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    set.mutate(String(new FormData(event.currentTarget).get("password")));
  };
  if (set.isSuccess)
    return (
      <div className="stack">
        <p role="status" className="notice">
          {say("passwordSet")}
        </p>
        <SignIn
          done={() => {
            queries.clear();
            void navigate({ to: "/", replace: true });
          }}
        />
      </div>
    );
  return (
    <form className="card" onSubmit={submit}>
      <h1>{say("setPassword")}</h1>
      <p>{say("passwordFor", { name })}</p>
      <label>
        {say("email")}
        <input name="email" type="email" value={email} readOnly autoComplete="username" dir="ltr" />
      </label>
      <label>
        {say("newPassword")}
        <input
          name="password"
          type="password"
          minLength={10}
          autoComplete="new-password"
          required
          autoFocus
          dir="ltr"
        />
      </label>
      {set.error !== null && <Trouble error={set.error} />}
      <button type="submit" className="chief" disabled={set.isPending}>
        {say("setPassword")}
      </button>
    </form>
  );
}
