import type { ReactNode } from "react";
import type { Listed, PublicStory, RelatedStories, Translation } from "../../archive/shapes.js";
import type { PublicNote } from "../../domain/story/revision.js";
import { dateline } from "../../language/dates.js";
import { localDigits } from "../../language/digits.js";
import { sectionPath, storyPath, topicPath } from "../addresses.js";
import { Body } from "./body.js";
import { FeaturedList, languageOf } from "./card.js";
import { type ThreadParts, ThreadSection } from "./comments/thread-section.js";
import { Figure } from "./picture.js";
import { RelatedLists } from "./related-lists.js";
import { Dateline } from "./time.js";
import { sectionName, type View } from "./view.js";

export interface StoryParts {
  readonly story: PublicStory;
  readonly related: RelatedStories;
  readonly featured: readonly Listed[];
  readonly translations: readonly Translation[];
  /** Null in a preview: what is not public has no readers yet. */
  readonly thread: ThreadParts | null;
}

/** The story and all that stands around it. */
export function StoryMain({ view, parts }: { readonly view: View; readonly parts: StoryParts }): ReactNode {
  const { story, related, featured, translations, thread } = parts;
  const { say } = view;
  return (
    <div className="page beside">
      <article className="story" {...languageOf(view, story.language)}>
        <Top view={view} story={story} translations={translations} />
        {story.picture !== null && (
          <Figure picture={story.picture} sizes="(min-width: 44rem) 42rem, 100vw" widest={1280} first />
        )}
        <Body view={view} body={story.body} />
        {story.notes.map((note) => (
          <Note key={note.at} view={view} note={note} />
        ))}
        <Topics view={view} story={story} />
      </article>
      <div className="after">
        <RelatedLists view={view} related={related} />
        {thread !== null && <ThreadSection view={view} story={story} thread={thread} />}
      </div>
      {featured.length > 0 && (
        <section className="after featured" aria-labelledby="featured">
          <h2 className="head" id="featured">
            {say("featured")}
          </h2>
          <FeaturedList view={view} all={featured} />
        </section>
      )}
    </div>
  );
}

function Top({
  view,
  story,
  translations,
}: {
  readonly view: View;
  readonly story: PublicStory;
  readonly translations: readonly Translation[];
}): ReactNode {
  const { say, edition } = view;
  return (
    <header>
      <a className="kicker" href={sectionPath(edition.id, story.section)}>
        {story.kicker ?? sectionName(view, story.section)}
      </a>
      <h1>{story.headline}</h1>
      {story.standfirst !== null && <p className="standfirst">{story.standfirst}</p>}
      <div className="meta">
        <Signed story={story} />
        <Dateline view={view} at={story.publishedAt} />
        {story.updatedAt !== null && <span>{say("updated", { when: dateline(edition, story.updatedAt) })}</span>}
        <span>{`${say("storyCode")} : ${localDigits(String(story.code), edition.digits)}`}</span>
        {translations.map((one) => (
          <Version key={one.code} view={view} translation={one} />
        ))}
      </div>
    </header>
  );
}

/** Who wrote it, for whom, from where. */
function Signed({ story }: { readonly story: PublicStory }): ReactNode {
  const signs = [story.byline, story.agency, story.place].filter((sign) => sign !== null);
  return signs.map((sign, at) => (
    <span key={sign} {...(at === 0 ? { className: "by" } : {})}>
      <bdi>{sign}</bdi>
    </span>
  ));
}

function Version({ view, translation }: { readonly view: View; readonly translation: Translation }): ReactNode {
  const name = view.editions.find(({ id }) => id === translation.edition)?.name ?? translation.language;
  return (
    <span>
      {view.say("alsoIn")}:{" "}
      <a href={storyPath(translation)} hrefLang={translation.language} lang={translation.language}>
        <bdi>{name}</bdi>
      </a>
    </span>
  );
}

/** What was wrong and when it was put right: it stands on the page, for good. */
const Note = ({ view, note }: { readonly view: View; readonly note: PublicNote }): ReactNode => (
  <aside className="note">
    <h2>{view.say(note.kind)}</h2> <Dateline view={view} at={note.at} />
    <p>{note.note}</p>
  </aside>
);

function Topics({ view, story }: { readonly view: View; readonly story: PublicStory }): ReactNode {
  if (story.topics.length === 0) return null;
  return (
    <nav aria-label={view.say("topics")}>
      <ul className="topics">
        {story.topics.map(({ slug, name }) => (
          <li key={slug}>
            <a href={topicPath(story.edition, slug)} rel="tag">
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
