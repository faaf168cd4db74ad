import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { type Scope, scopes } from "../../contract/desk-paths.js";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useNames } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import { SecretTold } from "../app/secret-told.js";
import { useSay } from "../words/speak.js";
import { Hooks } from "./hooks.js";

type Seen = Pick<DeskAnswer<"listTokens">["tokens"][number], "id" | "etag">;

/** The programs that may come in, by their tokens. */
export function ProgramsPage(): ReactNode {
  const say = useSay();
  const names = useNames();
  const queries = useQueryClient();
  const tokens = useQuery({ queryKey: ["tokens"], queryFn: () => call("listTokens") });
  const revoke = useMutation({
    mutationFn: ({ id, etag }: Seen) => call("revokeToken", { params: { id }, seen: etag }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  return (
    <>
      <h1 className="page">{say("machines")}</h1>
      <MakeToken />
      {(tokens.error ?? revoke.error) !== null && <Trouble error={tokens.error ?? revoke.error} />}
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say("name")}</th>
            <th scope="col">{say("scopes")}</th>
            <th scope="col">{say("madeBy")}</th>
            <th scope="col">{say("lastUsed")}</th>
            <th scope="col">
              <span className="hidden">{say("status")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.data?.tokens.map((one) => (
            <tr key={one.id}>
              <td>
                <bdi>{one.name}</bdi>
              </td>
              <td>{one.scopes.map((scope) => say(`scope-${scope}`)).join(say("comma"))}</td>
              <td className="soft">
                <bdi>{names(one.madeBy)}</bdi> {momentIn(one.madeAt, null)}
              </td>
              <td className="soft">{one.usedAt === null ? say("never") : momentIn(one.usedAt, null)}</td>
              <td>
                {one.revoked ? (
                  <i>{say("revoked")}</i>
                ) : (
                  <button type="button" onClick={() => revoke.mutate(one)}>
                    {say("revoke")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Hooks />
    </>
  );
}

function MakeToken(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [given, setGiven] = useState<readonly Scope[]>(["read"]);
  const make = useMutation({
    mutationFn: (name: string) => call("makeToken", { body: { name, scopes: [...given] } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    make.mutate(String(new FormData(event.currentTarget).get("name")));
  };
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {say("name")}
        <input name="name" required maxLength={100} />
      </label>
      <fieldset className="checks">
        <legend className="hidden">{say("scopes")}</legend>
        {scopes.map((scope) => (
          <label key={scope}>
            <input
              type="checkbox"
              checked={given.includes(scope)}
              onChange={(event) =>
                setGiven(event.target.checked ? [...given, scope] : given.filter((one) => one !== scope))
              }
            />
            {say(`scope-${scope}`)}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="chief" disabled={given.length === 0}>
        {say("makeToken")}
      </button>
      {make.error !== null && <Trouble error={make.error} />}
      {make.data !== undefined && <SecretTold help={say("tokenOnce")} secret={make.data.token} />}
    </form>
  );
}
