import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { Role } from "../../domain/person/role.js";
import { post, Unreachable } from "../api/call.js";
import { sentence, Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";

interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Where an invitation's link leads. The secret stands behind the `#`, so that it is in no server's log. */
export function JoinPage(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const [secret] = useState(() => location.hash.slice(1));
  const key = useRef<string>(crypto.randomUUID());
  const [trouble, setTrouble] = useState<string | null>(null);
  const invitation = useQuery({
    queryKey: ["invitation", secret],
    queryFn: () => post<Invitation>("/api/v1/desk/invitation", { secret }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const join = async (form: FormData): Promise<void> => {
    const email = String(form.get("email") ?? "") || (invitation.data?.email ?? "");
    const password = String(form.get("password"));
    const wish = { secret, name: form.get("name"), email, password };
    await post("/api/v1/desk/join", wish, { "Idempotency-Key": key.current });
    await post("/api/v1/auth/sign-in/email", { email, password });
    void navigate({ to: "/", replace: true });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setTrouble(null);
    join(new FormData(event.currentTarget)).catch((error: unknown) => {
      // Whether it was done is not known: the same wish again is the same key. An answer, though, was given.
      if (!(error instanceof Unreachable)) key.current = crypto.randomUUID();
      setTrouble(sentence(error, say));
    });
  };
  if (invitation.error !== null)
    return (
      <main className="door">
        <Trouble error={invitation.error} />
      </main>
    );
  if (invitation.data === undefined) return null;
  const { email, name, roles } = invitation.data;
  return (
    <main className="door">
      <form className="card" onSubmit={submit}>
        <h1>{say("join")}</h1>
        <p>{say("joinAs", { roles: roles.map((role) => say(`role-${role}`)).join(say("comma")) })}</p>
        <label>
          {say("yourName")}
          <input name="name" defaultValue={name} autoComplete="name" required maxLength={100} autoFocus />
        </label>
        <label>
          {say("email")}
          <input
            name="email"
            type="email"
            defaultValue={email}
            disabled={email !== ""}
            autoComplete="username"
            required
            dir="ltr"
          />
        </label>
        <label>
          {say("newPassword")}
          <input name="password" type="password" minLength={10} autoComplete="new-password" required dir="ltr" />
        </label>
        {trouble !== null && (
          <p role="alert" className="trouble">
            {trouble}
          </p>
        )}
        <button type="submit" className="chief">
          {say("join")}
        </button>
      </form>
    </main>
  );
}
