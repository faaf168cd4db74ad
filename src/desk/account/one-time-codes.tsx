import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { renderSVG } from "uqr";
import { post } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { SecretTold } from "../app/secret-told.js";
import { useSay } from "../words/speak.js";
import { useOwnSession } from "./own-session.js";

interface Enabling {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** Codes of an authenticator besides the password (RFC 6238): off, being set up, or on. */
export function OneTimeCodes(): ReactNode {
  const say = useSay();
  const own = useOwnSession();
  const [backup, setBackup] = useState<readonly string[] | null>(null);
  const on = own.data?.user.twoFactorEnabled;
  return (
    <section>
      <h2 className="page">{say("oneTimeCodes")}</h2>
      {on === true && <CodesOn tell={setBackup} />}
      {(on === false || on === null) && <SetUp tell={setBackup} />}
      {backup !== null && <SecretTold help={say("backupCodes")} secret={backup.join("\n")} />}
    </section>
  );
}

interface CodesProps {
  /** Shows backup codes, this once; null: those shown are worth nothing any more. */
  readonly tell: (backupCodes: readonly string[] | null) => void;
}

const given = (event: FormEvent<HTMLFormElement>): string => {
  event.preventDefault();
  return String(new FormData(event.currentTarget).get("given")).trim();
};

/** Setting them up, and giving them up, puts another session in the place of this one. */
function useSessionChange(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const name of ["session", "sessions"]) void queries.invalidateQueries({ queryKey: [name] });
  };
}

function SetUp({ tell }: CodesProps): ReactNode {
  const say = useSay();
  const changed = useSessionChange();
  const enable = useMutation({
    mutationFn: (password: string) => post<Enabling>("/api/v1/auth/two-factor/enable", { password }),
  });
  const verify = useMutation({
    mutationFn: (code: string) => post("/api/v1/auth/two-factor/verify-totp", { code }),
    onSuccess: () => {
      tell(enable.data?.backupCodes ?? null);
      changed();
    },
  });
  if (enable.data === undefined)
    return (
      <form className="form" data-form="codes" onSubmit={(event) => enable.mutate(given(event))}>
        <p className="soft">{say("codesHelp")}</p>
        <PasswordField />
        <button type="submit">{say("setUp")}</button>
        {enable.error !== null && <Trouble error={enable.error} />}
      </form>
    );
  const { totpURI } = enable.data;
  return (
    <form className="form stack" data-form="first-code" onSubmit={(event) => verify.mutate(given(event))}>
      <p>{say("scan")}</p>
      <img
        alt={say("scanPicture")}
        width="180"
        height="180"
        src={`data:image/svg+xml,${encodeURIComponent(renderSVG(totpURI))}`}
      />
      <p>
        {say("scanKey")}{" "}
        <bdi className="secret" dir="ltr" data-key>
          {new URL(totpURI).searchParams.get("secret")}
        </bdi>
      </p>
      <label>
        {say("oneTimeCode")}
        <input name="given" inputMode="numeric" autoComplete="one-time-code" required maxLength={12} dir="ltr" />
      </label>
      <button type="submit" className="chief">
        {say("turnOn")}
      </button>
      {verify.error !== null && <Trouble error={verify.error} />}
    </form>
  );
}

function CodesOn({ tell }: CodesProps): ReactNode {
  const say = useSay();
  const changed = useSessionChange();
  const renew = useMutation({
    mutationFn: (password: string) =>
      post<Pick<Enabling, "backupCodes">>("/api/v1/auth/two-factor/generate-backup-codes", { password }),
    onSuccess: ({ backupCodes }) => tell(backupCodes),
  });
  const disable = useMutation({
    mutationFn: (password: string) => post("/api/v1/auth/two-factor/disable", { password }),
    onSuccess: () => {
      tell(null);
      changed();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const wish = submitter?.getAttribute("value") === "off" ? disable : renew;
    const form = event.currentTarget;
    wish.mutate(given(event), { onSuccess: () => form.reset() });
  };
  const trouble = renew.error ?? disable.error;
  return (
    <>
      <p>{say("codesAreOn")}</p>
      <form className="form" data-form="codes" onSubmit={submit}>
        <PasswordField />
        <button type="submit" value="renew">
          {say("newBackupCodes")}
        </button>
        <button type="submit" value="off">
          {say("turnOff")}
        </button>
        {trouble !== null && <Trouble error={trouble} />}
      </form>
    </>
  );
}

function PasswordField(): ReactNode {
  const say = useSay();
  return (
    <label>
      {say("presentPassword")}
      <input name="given" type="password" autoComplete="current-password" required dir="ltr" />
    </label>
  );
}
