import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useRef } from "react";
import { get, post } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { momentIn } from "../app/moments.js";
import { useSay } from "../words/speak.js";
import { addPasskey, PasskeyRefused } from "./passkey.js";
import { deviceWords } from "./sessions.js";

interface Passkey {
  readonly id: string;
  readonly name?: string;
  readonly createdAt: string;
}

const nameIn = (event: FormEvent<HTMLFormElement>): string => {
  event.preventDefault();
  return String(new FormData(event.currentTarget).get("name")).trim();
};

/** Keys that a machine, a phone or a stick holds, by names of one's own. */
export function Passkeys(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const keys = useQuery({
    queryKey: ["passkeys"],
    queryFn: () => get<readonly Passkey[]>("/api/v1/auth/passkey/list-user-passkeys"),
  });
  const onSettled = (): void => void queries.invalidateQueries({ queryKey: ["passkeys"] });
  const add = useMutation({
    mutationFn: (name: string) => addPasskey(name || deviceWords(navigator.userAgent, say)),
    onSuccess: () => form.current?.reset(),
    onSettled,
  });
  return (
    <section>
      <h2 className="page">{say("passkeys")}</h2>
      <p className="soft">{say("passkeysHelp")}</p>
      {keys.error !== null && <Trouble error={keys.error} />}
      {(keys.data?.length ?? 0) > 0 && (
        <ul className="rows">
          {keys.data?.map((key) => (
            <KeyRow key={`${key.id} ${key.name}`} passkey={key} onSettled={onSettled} />
          ))}
        </ul>
      )}
      <form className="form" ref={form} data-form="passkey" onSubmit={(event) => add.mutate(nameIn(event))}>
        <label>
          {say("passkeyName")}
          <input
            name="name"
            maxLength={100}
            dir="auto"
            placeholder={deviceWords(navigator.userAgent, say)}
            autoComplete="off"
          />
        </label>
        <button type="submit" disabled={add.isPending}>
          {say("addPasskey")}
        </button>
        {add.error !== null &&
          (add.error instanceof PasskeyRefused ? (
            <p className="trouble" role="alert">
              {say("passkeyNotGiven")}
            </p>
          ) : (
            <Trouble error={add.error} />
          ))}
      </form>
    </section>
  );
}

interface KeyRowProps {
  readonly passkey: Passkey;
  readonly onSettled: () => void;
}

function KeyRow({ passkey: { id, name = "", createdAt }, onSettled }: KeyRowProps): ReactNode {
  const say = useSay();
  const rename = useMutation({
    mutationFn: (given: string) => post("/api/v1/auth/passkey/update-passkey", { id, name: given }),
    onSettled,
  });
  const remove = useMutation({ mutationFn: () => post("/api/v1/auth/passkey/delete-passkey", { id }), onSettled });
  const trouble = rename.error ?? remove.error;
  return (
    <li>
      <form className="line-form" onSubmit={(event) => rename.mutate(nameIn(event))}>
        <input
          name="name"
          aria-label={say("passkeyName")}
          defaultValue={name}
          required
          maxLength={100}
          dir="auto"
          autoComplete="off"
        />
        <button type="submit">{say("rename")}</button>
        <time className="soft" dateTime={createdAt}>
          {momentIn(Date.parse(createdAt), null)}
        </time>
        <button type="button" onClick={() => remove.mutate()}>
          {say("remove")}
        </button>
      </form>
      {trouble !== null && <Trouble error={trouble} />}
    </li>
  );
}
