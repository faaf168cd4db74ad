import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { Trouble } from "../app/errors.js";
import { type OpenCopy, openCopy, openLine } from "./open-copy.js";
import { StoryDesk } from "./story-desk.js";
import { storyQuery } from "./story-query.js";

/** One story, open to be worked on. */
export function StoryPage(): ReactNode {
  const { code } = useParams({ from: "/inside/story/$code" });
  const story = useQuery(storyQuery(Number(code)));
  const copy = useCopy(Number(code), story.data?.copy);
  if (story.data === undefined)
    return story.error === null ? <p className="waiting">…</p> : <Trouble error={story.error} />;
  if (copy === null) return <p className="waiting">…</p>;
  return <StoryDesk key={copy.document.guid} story={story.data} copy={copy} />;
}

/** The working copy of the story that is open, once there is something of it to show. Its line is opened beside the question for the story. */
function useCopy(code: number, name: string | undefined): OpenCopy | null {
  const [open, setOpen] = useState<OpenCopy | null>(null);
  const [line, setLine] = useState<ReturnType<typeof openLine> | null>(null);
  useEffect(() => {
    if (line === null || name === undefined) return;
    const copy = openCopy({ code, copy: name }, line);
    let wanted = true;
    void copy.ready.then(() => wanted && setOpen(copy));
    return () => {
      wanted = false;
      setOpen(null);
      copy.close();
    };
  }, [line, code, name]);
  useEffect(() => {
    const made = openLine();
    setLine(made);
    return () => {
      setLine(null);
      made.destroy();
    };
  }, []);
  return open;
}
