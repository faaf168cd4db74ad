import { useSuspenseQuery } from "@tanstack/react-query";
import type { DeskAnswer } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { useSay } from "../words/speak.js";

export type Me = DeskAnswer<"me">;
export type DeskEdition = Me["editions"][number];

export const meQuery = { queryKey: ["me"], queryFn: () => call("me"), staleTime: 60_000 } as const;

/** Who is at this desk, what they may, and the paper they work for. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export const useEdition = (id: string): DeskEdition | null => useMe().editions.find((one) => one.id === id) ?? null;

/** A person's name from the way the ledger names who acted. */
export function useNames(): (actor: string) => string {
  const { people } = useMe();
  const say = useSay();
  return (actor) => {
    if (actor === "clock" || actor === "someone") return say(`actor-${actor}`);
    const id = actor.replace(/^person:/, "");
    return people.find((one) => one.id === id)?.name ?? actor.replace(/^(person|token|wire):/, "");
  };
}
