import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

interface Beat {
  readonly noun: string;
  readonly subject: string;
  readonly act: string;
}

/** Keeps what is on the screen up to date: whatever happens in the newsroom makes the lists and stories it touches ask again. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const line = new EventSource("/api/v1/desk/events");
    let wasHere = false;
    line.addEventListener("here", () => {
      // After a gap anything may have happened.
      if (!wasHere) void queries.invalidateQueries();
      wasHere = true;
    });
    line.addEventListener("beats", (event) => {
      for (const beat of JSON.parse(event.data) as readonly Beat[]) refresh(queries, beat);
    });
    line.addEventListener("error", () => {
      wasHere = false;
    });
    return () => line.close();
  }, [queries]);
}

function refresh(queries: QueryClient, { noun, subject }: Beat): void {
  if (noun === "note") return void queries.invalidateQueries({ queryKey: ["notes", Number(subject)] });
  if (noun === "comment") {
    for (const key of ["comments", "comment", "bans", "comment-rules"])
      void queries.invalidateQueries({ queryKey: [key] });
    return;
  }
  if (noun === "mention") {
    void queries.invalidateQueries({ queryKey: ["mentions"] });
    return void queries.invalidateQueries({ queryKey: ["list"] });
  }
  if (noun === "edition" || noun === "section") void queries.invalidateQueries({ queryKey: ["me"] });
  if (noun === "front") void queries.invalidateQueries({ queryKey: ["front"] });
  if (noun !== "story") return;
  void queries.invalidateQueries({ queryKey: ["list"] });
  const story = subject === "*" ? ["story"] : ["story", Number(subject)];
  void queries.invalidateQueries({ queryKey: story });
}
