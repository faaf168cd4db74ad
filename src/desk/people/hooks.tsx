import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { type StoryAct, storyActs } from "../../domain/story/act.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { momentIn } from "../app/moments.js";
import { SecretTold } from "../app/secret-told.js";
import { useSay } from "../words/speak.js";
import { actWords } from "./record-words.js";

type Seen = Pick<DeskAnswer<"listHooks">["hooks"][number], "id" | "etag">;

/** The programs that are told what happens, and what came of it. */
export function Hooks(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const hooks = useQuery({ queryKey: ["hooks"], queryFn: () => call("listHooks") });
  const remove = useMutation({
    mutationFn: ({ id, etag }: Seen) => call("removeHook", { params: { id }, seen: etag }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["hooks"] }),
  });
  return (
    <section>
      <h2 className="page">{say("hooks")}</h2>
      <MakeHook />
      {(hooks.error ?? remove.error) !== null && <Trouble error={hooks.error ?? remove.error} />}
      {hooks.data?.hooks.map(({ id, etag, url, acts, deliveries }) => (
        <details key={id} className="panel">
          <summary>
            <bdi dir="ltr">{url}</bdi>{" "}
            <span className="soft">{acts.map((act) => actWords(act, say)).join(say("comma"))}</span>
          </summary>
          <button type="button" onClick={() => remove.mutate({ id, etag })}>
            {say("remove")}
          </button>
          <table className="plain">
            <tbody>
              {deliveries.map(({ seq, at, attempt, status, error, nextAt }) => (
                <tr key={`${seq} ${attempt}`}>
                  <td>{momentIn(at, null)}</td>
                  <td>{seq}</td>
                  <td>
                    <bdi dir="ltr">
                      {attempt}. {status ?? error}
                    </bdi>
                  </td>
                  <td>{nextAt === null ? "" : say("againAt", { at: momentIn(nextAt, null) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}

/** What other programs mostly want to hear of. */
const usual: readonly StoryAct[] = ["published", "updated", "corrected", "killed"];

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
      <fieldset className="checks">
        <legend className="soft">{say("hookActs")}</legend>
        {storyActs.map((act) => (
          <label key={act}>
            <input type="checkbox" name="acts" value={act} defaultChecked={usual.includes(act)} />
            {actWords(act, say)}
          </label>
        ))}
      </fieldset>
      <button type="submit">{say("makeHook")}</button>
      {make.error !== null && <Trouble error={make.error} />}
      {make.data !== undefined && <SecretTold help={say("hookSecret")} secret={make.data.secret} />}
    </form>
  );
}
