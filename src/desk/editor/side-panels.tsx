import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { DeskAnswer, DeskStory } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useEdition, useNames } from "../app/me.js";
import { momentIn } from "../app/moments.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";
import { Difference } from "./difference.js";
import { Notes } from "./notes/notes.js";
import type { OpenCopy } from "./open-copy.js";
import { Preview } from "./preview.js";
import { Related } from "./related.js";

interface PanelProps {
  readonly story: DeskStory;
  readonly copy: OpenCopy;
}

/** What stands beside the words: what is still missing, what is not public yet, notes, preview, history. */
export function SidePanels({ story, copy }: PanelProps): ReactNode {
  const say = useSay();
  const edition = useEdition(story.row.edition);
  return (
    <>
      <Panel title={say("checklist")} open>
        <Checklist story={story} />
      </Panel>
      {story.unpublished.length > 0 && (
        <Panel title={say("unpublishedChanges")}>
          <Difference parts={story.unpublished} />
        </Panel>
      )}
      <Panel title={say("notes")} open>
        <Notes code={story.row.code} edition={edition} />
      </Panel>
      <Panel title={say("related")}>
        <Related story={story} copy={copy} />
      </Panel>
      <Panel title={say("preview")}>
        <Preview story={story} />
      </Panel>
      <Panel title={say("history")}>
        <History story={story} />
      </Panel>
    </>
  );
}

function Panel({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const [shown, setShown] = useState(open);
  return (
    <details className="panel" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{title}</summary>
      {shown && children}
    </details>
  );
}

function Checklist({ story: { checklist } }: { readonly story: DeskStory }): ReactNode {
  const say = useSay();
  const { blocks, warns, embeds } = checklist;
  const isolated = (addresses: readonly string[]): string => addresses.map((one) => `\u2066${one}\u2069`).join(" ");
  const values = { refused: isolated(embeds.refused), brought: isolated(embeds.brought) };
  if (blocks.length + warns.length === 0) return <p>{say("clear")}</p>;
  return (
    <ul className="checklist">
      {blocks.map((one) => (
        <li key={one} className="blocks">
          {say(`block-${one}` as DeskWord, values)}
        </li>
      ))}
      {warns.map((one) => (
        <li key={one}>{say(`warn-${one}` as DeskWord, values)}</li>
      ))}
    </ul>
  );
}

type Entry = DeskAnswer<"storyHistory">["entries"][number];

function History({ story }: { readonly story: DeskStory }): ReactNode {
  const { code } = story.row;
  const history = useQuery({
    queryKey: ["history", code, story.etag],
    queryFn: () => call("storyHistory", { params: { code } }),
  });
  return (
    <ol className="history">
      {history.data?.entries.map((entry) => (
        <HistoryEntry key={entry.seq} entry={entry} story={story} />
      ))}
    </ol>
  );
}

function HistoryEntry({ entry, story }: { readonly entry: Entry; readonly story: DeskStory }): ReactNode {
  const say = useSay();
  const names = useNames();
  const edition = useEdition(story.row.edition);
  const [open, setOpen] = useState(false);
  const effective = entry.effective === null ? "" : momentIn(entry.effective, edition);
  return (
    <li>
      <b>{say(`act-${entry.act}` as DeskWord, { at: effective })}</b> {say("by")} {names(entry.actor)}{" "}
      <small>{momentIn(entry.at, edition)}</small>
      {entry.reason !== null && (
        <p dir="auto">{entry.reason.replace(/person:([\p{L}\p{M}\p{N}-]+)/gu, (_, id: string) => names(id))}</p>
      )}
      {!entry.redacted && entry.changed && (
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say("changes")}
        </button>
      )}
      {open && <Change seq={entry.seq} story={story} />}
    </li>
  );
}

function Change({ seq, story }: { readonly seq: number; readonly story: DeskStory }): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const { code } = story.row;
  const change = useQuery({
    queryKey: ["change", code, seq],
    queryFn: () => call("storyChange", { params: { code, seq } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const back = useMutation({
    mutationFn: () => call("bringBack", { params: { code }, body: { seq }, seen: story.etag }),
    onSuccess: (after) => queries.setQueryData(["story", code], after),
    onError: () => void queries.invalidateQueries({ queryKey: ["story", code] }),
  });
  if (change.data === undefined) return null;
  return (
    <>
      <Difference parts={change.data.difference} />
      {story.readOnly === null && (
        <button type="button" onClick={() => back.mutate()}>
          {say("bringBack")}
        </button>
      )}
      {back.error !== null && <Trouble error={back.error} />}
    </>
  );
}
