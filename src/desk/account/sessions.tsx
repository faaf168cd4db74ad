import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { get, post } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { momentIn } from "../app/moments.js";
import { type Say, useSay } from "../words/speak.js";
import { deviceOf } from "./device-words.js";
import { type Session, useOwnSession } from "./own-session.js";

/** Where one is signed in, each in words by which one knows it again, and an end to each. */
export function Sessions(): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => get<readonly Session[]>("/api/v1/auth/list-sessions"),
  });
  const own = useOwnSession();
  const end = useMutation({
    mutationFn: (token: string | null) =>
      token === null ? post("/api/v1/auth/revoke-other-sessions", {}) : post("/api/v1/auth/revoke-session", { token }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const trouble = sessions.error ?? end.error;
  return (
    <section>
      <h2 className="page">{say("sessions")}</h2>
      {trouble !== null && <Trouble error={trouble} />}
      <table className="plain">
        <tbody>
          {sessions.data?.map((one) => (
            <tr key={one.id}>
              <td title={one.userAgent ?? undefined}>{deviceWords(one.userAgent, say)}</td>
              <td className="soft">
                <time dateTime={one.updatedAt}>
                  {say("lastSeenAt", { at: momentIn(Date.parse(one.updatedAt), null) })}
                </time>
              </td>
              <td>
                {one.id === own.data?.session.id ? (
                  <b>{say("thisOne")}</b>
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
      {(sessions.data?.length ?? 0) > 1 && (
        <button type="button" onClick={() => end.mutate(null)}>
          {say("endOthers")}
        </button>
      )}
    </section>
  );
}

export function deviceWords(userAgent: string | null, say: Say): string {
  const { browser, system } = deviceOf(userAgent ?? "");
  if (browser !== null && system !== null) return say("deviceOn", { browser, system });
  return browser ?? system ?? say("unknownDevice");
}
