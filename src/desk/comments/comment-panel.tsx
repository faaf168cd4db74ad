import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { DeskComment, DeskOpenComment } from "../../contract/comment-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useEdition, useNames } from "../app/me.js";
import { useMoment } from "../app/moments.js";
import { Status } from "../lists/story-row.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";
import { BadgeField } from "./badge-field.js";
import { CommentMarks } from "./comment-row.js";

/** All that is known beside a comment: its story, its thread, its writer, what was found, reported and decided. */
export function CommentPanel({ id }: { readonly id: number | null }): ReactNode {
  const say = useSay();
  const open = useQuery({
    queryKey: ["comment", id],
    queryFn: () => call("openComment", { params: { id: id ?? 0 } }),
    enabled: id !== null,
  });
  if (id === null) return <aside className="beside waiting">{say("pickOne")}</aside>;
  return (
    <aside className="beside" aria-label={say("comments")} data-open={open.data?.comment.id}>
      {open.error !== null && <Trouble error={open.error} />}
      {open.data !== undefined && <Open open={open.data} />}
    </aside>
  );
}

function Open({ open }: { readonly open: DeskOpenComment }): ReactNode {
  const say = useSay();
  const { comment, above, around, reports, edits, decisions, ban } = open;
  return (
    <>
      <Story comment={comment} />
      {ban !== null && <p className="notice">{say("c-banned", { reason: ban.reason })}</p>}
      <article className="opened">
        <Said comment={comment} />
      </article>
      {comment.findings.length > 0 && (
        <Part title={say("findings")}>
          {comment.findings.map(({ phase, reason, detail }) => (
            <li key={`${phase} ${reason}`}>
              {say(`why-${reason}` as DeskWord)} <bdi className="detail">{detail}</bdi>
            </li>
          ))}
        </Part>
      )}
      {reports.length > 0 && (
        <Part title={say("reports")}>
          {reports.map(({ at, reason, note }) => (
            <li key={`${at} ${note}`}>
              {say(`why-${reason}` as DeskWord)} <bdi className="detail">{note}</bdi>
            </li>
          ))}
        </Part>
      )}
      {edits.length > 0 && (
        <Part title={say("itsEdits")}>
          {edits.map(({ at, words }) => (
            <li key={at} dir="auto">
              {words}
            </li>
          ))}
        </Part>
      )}
      {above.length + around.length > 0 && (
        <Part title={say("itsThread")}>
          {[...above, ...around].map((one) => (
            <li key={one.id}>
              <Said comment={one} small />
            </li>
          ))}
        </Part>
      )}
      <Writer open={open} />
      {decisions.length > 0 && <Log decisions={decisions} comment={comment} />}
    </>
  );
}

function Story({ comment }: { readonly comment: DeskComment }): ReactNode {
  const say = useSay();
  const edition = useEdition(comment.story?.edition ?? "");
  const { story, code } = comment;
  return (
    <h2 className="of-story">
      <Link to="/story/$code" params={{ code: String(code) }} dir="auto">
        {story?.headline ?? `${say("code")} ${code}`}
      </Link>{" "}
      <small>
        {edition?.name ?? story?.edition}{" "}
        {story !== null && (
          <Status
            row={{ standing: story.standing, stage: "approved", scheduledFor: null } as never}
            edition={edition}
          />
        )}{" "}
        <Link to="/comment-rules" search={{ scope: `story:${code}` }}>
          {say("commentRules")}
        </Link>
      </small>
    </h2>
  );
}

function Said({ comment, small = false }: { readonly comment: DeskComment; readonly small?: boolean }): ReactNode {
  const say = useSay();
  const moment = useMoment();
  const edition = useEdition(comment.story?.edition ?? "");
  return (
    <>
      <p className="byline">
        <b dir="auto">{comment.name}</b> <small>{say(`state-${comment.state}` as DeskWord)}</small>{" "}
        <CommentMarks comment={comment} /> <time dir="auto">{moment(comment.at, edition)}</time>
      </p>
      <p className={small ? "said" : "said whole"} dir="auto">
        {comment.words}
      </p>
      {comment.note !== null && (
        <p className="detail" dir="auto">
          {comment.note}
        </p>
      )}
    </>
  );
}

function Writer({ open: { comment, writer, earlier } }: { readonly open: DeskOpenComment }): ReactNode {
  const say = useSay();
  return (
    <Part title={`${say("itsWriter")}: ${writer?.name ?? `${comment.name} (${say("guest")})`}`}>
      {writer !== null && <li>{say("writerCounts", { approved: writer.approved, refused: writer.refused })}</li>}
      {writer !== null && <BadgeField reader={writer.id} badge={writer.badge} />}
      {earlier.length === 0 && <li>{say("noEarlier")}</li>}
      {earlier.map((one) => (
        <li key={one.id}>
          <Said comment={one} small />
        </li>
      ))}
    </Part>
  );
}

function Log({
  decisions,
  comment,
}: {
  readonly decisions: DeskOpenComment["decisions"];
  readonly comment: DeskComment;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const moment = useMoment();
  const edition = useEdition(comment.story?.edition ?? "");
  return (
    <Part title={say("itsLog")}>
      {decisions.map(({ id, at, actor, act, reason, note }) => (
        <li key={id}>
          {whoDecided(actor, { names, say })} {say(`log-${act}` as DeskWord)}{" "}
          <time dir="auto">{moment(at, edition)}</time>{" "}
          {reason !== null && <span className="why">{say(`why-${reason}` as DeskWord)}</span>}{" "}
          {note !== null && <bdi className="detail">{note}</bdi>}
        </li>
      ))}
    </Part>
  );
}

interface Telling {
  readonly names: ReturnType<typeof useNames>;
  readonly say: ReturnType<typeof useSay>;
}

/** Who decided, where it was a person; of the writer and the pipeline the word for what they did says it. */
function whoDecided(actor: string, { names, say }: Telling): string {
  if (actor === "writer" || actor === "pipeline" || actor === "import") return "";
  if (!actor.startsWith("elsewhere:")) return names(actor);
  const name = actor.slice("elsewhere:".length);
  return name === "" ? say("someoneElsewhere") : say("decidedElsewhere", { name });
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section>
      <h3 dir="auto">{title}</h3>
      <ul className="plainly">{children}</ul>
    </section>
  );
}
