import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { post } from "../api/call.js";
import { useMe } from "../app/me.js";
import { type Tongue, tongues, useSay, useSpeech } from "../words/speak.js";
import { ChangePassword } from "./change-password.js";
import { OneTimeCodes } from "./one-time-codes.js";
import { useOwnSession } from "./own-session.js";
import { Passkeys } from "./passkeys.js";
import { Sessions } from "./sessions.js";

/** What is one's own: the language of the desk, where one is signed in, password, keys and codes. */
export function AccountPage(): ReactNode {
  const say = useSay();
  const me = useMe();
  const { tongue, choose } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const own = useOwnSession();
  const signOut = useMutation({
    mutationFn: () => post("/api/v1/auth/sign-out", {}),
    onSuccess: () => {
      queries.clear();
      void navigate({ to: "/sign-in" });
    },
  });
  return (
    <div className="account">
      <h1 className="page">
        <bdi>{me.name}</bdi>
      </h1>
      <p className="soft">
        <bdi dir="ltr">{own.data?.user.email}</bdi> {me.roles.map((role) => say(`role-${role}`)).join(say("comma"))}
      </p>
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
      <ChangePassword />
      <Passkeys />
      <OneTimeCodes />
    </div>
  );
}
