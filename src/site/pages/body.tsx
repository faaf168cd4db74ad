import type { ReactNode } from "react";
import type { Block, Inline } from "../../domain/story/revision.js";
import { safeHref } from "../../domain/story/safe-href.js";
import { Figure } from "./picture.js";
import type { View } from "./view.js";

const bodySizes = "(min-width: 44rem) 42rem, 100vw";

/** A story's body, block by block. */
export const Body = ({ view, body }: { readonly view: View; readonly body: readonly Block[] }): ReactNode => (
  <div className="text">
    {body.map((block, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a page is rendered once; blocks have no name but their place.
      <BlockOf key={at} view={view} block={block} />
    ))}
  </div>
);

export function BlockOf({ view, block }: { readonly view: View; readonly block: Block }): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <p>{runs(block.text)}</p>;
    case "crosshead":
      return <h2>{block.text}</h2>;
    case "quote":
      return (
        <blockquote>
          <p>{runs(block.text)}</p>
          {block.cite !== null && <footer>{block.cite}</footer>}
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <li key={at}>{runs(item)}</li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "picture":
      return <Figure picture={block.picture} sizes={bodySizes} widest={1280} />;
    case "embed":
      return <Embed view={view} url={block.url} title={block.title} />;
    case "box":
      return (
        <aside className="box">
          {block.title !== "" && <h2>{block.title}</h2>}
          {block.body.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <BlockOf key={at} view={view} block={one} />
          ))}
        </aside>
      );
  }
}

/** Nothing of another site is loaded into a reader's page: an embed is a link that says where it leads. */
function Embed({ view, url, title }: { readonly view: View; readonly url: string; readonly title: string }): ReactNode {
  if (safeHref(url) === null) return null;
  const site = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
  return (
    <p className="embed">
      <a href={url} rel="noopener nofollow">
        {view.say("openEmbed", { site, title: title === "" ? site : title })}
      </a>
    </p>
  );
}

const runs = (text: readonly Inline[]): ReactNode => text.map(run);

function run({ text, strong, emphasis, href }: Inline, at: number): ReactNode {
  const words = lines(text);
  const emphasised = emphasis === true ? <em>{words}</em> : words;
  const strengthened = strong === true ? <strong>{emphasised}</strong> : emphasised;
  const safe = href === undefined ? null : safeHref(href);
  if (safe === null) return <Plain key={at}>{strengthened}</Plain>;
  return (
    <a key={at} href={safe} {...(safe.startsWith("/") ? {} : { rel: "noopener" })}>
      {strengthened}
    </a>
  );
}

const Plain = ({ children }: { readonly children: ReactNode }): ReactNode => children;

/** A line break inside a run is one on the page. */
function lines(text: string): ReactNode {
  if (!text.includes("\n")) return text;
  return text.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={line} />, line]));
}
