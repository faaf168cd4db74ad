import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { renderSVG } from "uqr";
import { get, post } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { type Tongue, tongues, useSay, useSpeech } from "../words/speak.js";
import { addPasskey } from "./passkey.js";

interface Session {
  readonly id: string;
  readonly token: string;
  readonly userAgent: string | null;
  readonly updatedAt: string;
}

/** What is one's own: the language of the desk, where one is signed in, keys and codes. */
export function AccountPage(): ReactNode {
  const say = useSay();
  const me = useMe();
  const { tongue, choose } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => post("/api/v1/auth/sign-out", {}),
    onSuccess: () => {
      queries.clear();
      void navigate({ to: "/sign-in" });
    },
  });
  return (
    <>
      <h1 className="page">{me.name}</h1>
      <p>{me.roles.map((role) => say(`role-${role}`)).join(say("comma"))}</p>
      <div className="form">
        <label>
          {say("interfaceLanguage")}
          <select value={tongue} onChange={(event) => choose(event.target.value as Tongue)}>
            {Object.entries(tongues).map(([id, name]) => (
              <option key={id} value={id} lang={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => signOut.mutate()}>
          {say("signOut")}
        </button>
      </div>
      <Sessions />
      <Passkeys />
      <OneTimeCodes />
    </>
  );
}

function Sessions(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => get<readonly Session[]>("/api/v1/auth/list-sessions"),
  });
  const current = useQuery({
    queryKey: ["session"],
    queryFn: () => get<{ readonly session: Session }>("/api/v1/auth/get-session"),
  });
  const end = useMutation({
    mutationFn: (token: string | null) =>
      token === null ? post("/api/v1/auth/revoke-other-sessions", {}) : post("/api/v1/auth/revoke-session", { token }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  return (
    <section>
      <h2 className="page">{say("sessions")}</h2>
      {sessions.error !== null && <Trouble error={sessions.error} />}
      <table className="plain">
        <tbody>
          {sessions.data?.map((one) => (
            <tr key={one.id}>
              <td dir="ltr">{one.userAgent}</td>
              <td>{momentIn(Date.parse(one.updatedAt), null)}</td>
              <td>
                {one.id === current.data?.session.id ? (
                  say("thisOne")
                ) : (
                  <button type="button" onClick={() => end.mutate(one.token)}>
                    {say("end")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={() => end.mutate(null)}>
        {say("endOthers")}
      </button>
    </section>
  );
}

interface Passkey {
  readonly id: string;
  readonly name?: string;
  readonly createdAt: string;
}

function Passkeys(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const keys = useQuery({
    queryKey: ["passkeys"],
    queryFn: () => get<readonly Passkey[]>("/api/v1/auth/passkey/list-user-passkeys"),
  });
  const change = useMutation({
    mutationFn: (id: string | null) =>
      id === null ? addPasskey(navigator.platform || "passkey") : post("/api/v1/auth/passkey/delete-passkey", { id }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["passkeys"] }),
  });
  return (
    <section>
      <h2 className="page">{say("passkeys")}</h2>
      {change.error !== null && <Trouble error={change.error} />}
      <ul>
        {keys.data?.map(({ id, name, createdAt }) => (
          <li key={id}>
            {name} {momentIn(Date.parse(createdAt), null)}{" "}
            <button type="button" onClick={() => change.mutate(id)}>
              {say("remove")}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => change.mutate(null)}>
        {say("addPasskey")}
      </button>
    </section>
  );
}

interface Enabling {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

function OneTimeCodes(): ReactNode {
  const say = useSay();
  const [done, setDone] = useState(false);
  const enable = useMutation({
    mutationFn: (password: string) => post<Enabling>("/api/v1/auth/two-factor/enable", { password }),
  });
  const verify = useMutation({
    mutationFn: (code: string) => post("/api/v1/auth/two-factor/verify-totp", { code }),
    onSuccess: () => setDone(true),
  });
  const submit = (work: (given: string) => void) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    work(String(new FormData(event.currentTarget).get("given")).trim());
  };
  const setUp = enable.data;
  return (
    <section>
      <h2 className="page">{say("oneTimeCodes")}</h2>
      {setUp === undefined && (
        <form className="form" onSubmit={submit((given) => enable.mutate(given))}>
          <label>
            {say("password")}
            <input name="given" type="password" autoComplete="current-password" required dir="ltr" />
          </label>
          <button type="submit">{say("setUp")}</button>
          {enable.error !== null && <Trouble error={enable.error} />}
        </form>
      )}
      {setUp !== undefined && !done && (
        <form className="form" onSubmit={submit((given) => verify.mutate(given))}>
          <p>{say("scan")}</p>
          <img
            alt={setUp.totpURI}
            width="180"
            height="180"
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(setUp.totpURI))}`}
          />
          <label>
            {say("oneTimeCode")}
            <input name="given" inputMode="numeric" autoComplete="one-time-code" required dir="ltr" />
          </label>
          <button type="submit" className="chief">
            {say("doIt")}
          </button>
          {verify.error !== null && <Trouble error={verify.error} />}
        </form>
      )}
      {setUp !== undefined && done && (
        <>
          <p>{say("backupCodes")}</p>
          <p className="secret">{setUp.backupCodes.join("  ")}</p>
        </>
      )}
    </section>
  );
}
