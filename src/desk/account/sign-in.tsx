import { type FormEvent, type ReactNode, useState } from "react";
import { post } from "../api/call.js";
import { sentence } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import { PasskeyRefused, signInWithPasskey } from "./passkey.js";

/** Signing in: a password and, where it was set up, a one-time code; or a passkey. */
export function SignIn({ done }: { readonly done: () => void }): ReactNode {
  const say = useSay();
  const [step, setStep] = useState<"password" | "code">("password");
  const [trouble, setTrouble] = useState<string | null>(null);
  const attempt = (work: () => Promise<unknown>): void => {
    setTrouble(null);
    work().catch((error: unknown) =>
      setTrouble(error instanceof PasskeyRefused ? say("passkeyNotGiven") : sentence(error, say)),
    );
  };
  const withPassword = async (form: FormData): Promise<void> => {
    const answer = await post<{ twoFactorRedirect?: boolean }>("/api/v1/auth/sign-in/email", {
      email: form.get("email"),
      password: form.get("password"),
    });
    if (answer.twoFactorRedirect) setStep("code");
    else done();
  };
  const withCode = async (form: FormData): Promise<void> => {
    const code = String(form.get("code")).trim();
    const way = /^\d{6}$/.test(code) ? "verify-totp" : "verify-backup-code";
    await post(`/api/v1/auth/two-factor/${way}`, { code });
    done();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt(() => (step === "password" ? withPassword(form) : withCode(form)));
  };
  return (
    <form className="card" onSubmit={submit}>
      <h1>{say("desk")}</h1>
      {step === "password" ? (
        <>
          <label>
            {say("email")}
            <input name="email" type="email" autoComplete="username webauthn" required autoFocus dir="ltr" />
          </label>
          <label>
            {say("password")}
            <input name="password" type="password" autoComplete="current-password" required dir="ltr" />
          </label>
        </>
      ) : (
        <label>
          {say("oneTimeCode")}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus dir="ltr" />
        </label>
      )}
      {trouble !== null && (
        <p role="alert" className="trouble">
          {trouble}
        </p>
      )}
      <button type="submit" className="chief">
        {say("signIn")}
      </button>
      {step === "password" && (
        <button type="button" className="quiet" onClick={() => attempt(() => signInWithPasskey().then(done))}>
          {say("withPasskey")}
        </button>
      )}
    </form>
  );
}
