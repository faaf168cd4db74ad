import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { call } from "../api/call.js";
import { useMe } from "../app/me.js";

const editionKey = "dateline-edition";

/** Begins a story in the edition one last worked in, and opens it. */
export function useNewStory(): () => void {
  const { editions, may } = useMe();
  const navigate = useNavigate();
  return useCallback(() => {
    const kept = localStorage.getItem(editionKey);
    const edition = (editions.find(({ id }) => id === kept) ?? editions[0])?.id;
    if (edition === undefined || may.begin !== null) return;
    void call("beginStory", { body: { edition, section: null, headline: "" } }).then(({ row }) =>
      navigate({ to: "/story/$code", params: { code: String(row.code) } }),
    );
  }, [editions, may.begin, navigate]);
}

export const keepEdition = (id: string): void => localStorage.setItem(editionKey, id);
