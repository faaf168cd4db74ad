import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { storyActs } from "../../domain/story/act.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { momentIn } from "../app/moments.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";

/** The programs that are told what happens, and what came of it. */
export function Hooks(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const hooks = useQuery({ queryKey: ["hooks"], queryFn: () => call("listHooks") });
  const remove = useMutation({
    mutationFn: (id: string) => call("removeHook", { params: { id } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["hooks"] }),
  });
  return (
    <section>
      <h2 className="page">{say("hooks")}</h2>
      <MakeHook />
      {hooks.error !== null && <Trouble error={hooks.error} />}
      {hooks.data?.hooks.map(({ id, url, acts, deliveries }) => (
        <details key={id} className="panel">
          <summary dir="ltr">
            {url} · {acts.join(", ")}
          </summary>
          <button type="button" onClick={() => remove.mutate(id)}>
            {say("remove")}
          </button>
          <table className="plain">
            <tbody>
              {deliveries.map(({ seq, at, attempt, status, error, nextAt }) => (
                <tr key={`${seq} ${attempt}`}>
                  <td>{momentIn(at, null)}</td>
                  <td>{seq}</td>
                  <td>
                    {attempt}. {status ?? error}
                  </td>
                  <td>{nextAt === null ? "" : `→ ${momentIn(nextAt, null)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}

function MakeHook(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (form: FormData) =>
      call("makeHook", { body: { url: String(form.get("url")), acts: form.getAll("acts").map(String) } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["hooks"] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    make.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {say("hookUrl")}
        <input name="url" type="url" required dir="ltr" placeholder="https://" />
      </label>
      <label>
        {say("hookActs")}
        <select name="acts" multiple size={4} required defaultValue={["published", "updated", "corrected", "killed"]}>
          {storyActs.map((act) => (
            <option key={act} value={act}>
              {say(`act-${act}` as DeskWord, { at: "…" })}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{say("makeHook")}</button>
      {make.error !== null && <Trouble error={make.error} />}
      {make.data !== undefined && (
        <p>
          {say("hookSecret")} <span className="secret">{make.data.secret}</span>
        </p>
      )}
    </form>
  );
}
