import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { PublicStory } from "../../archive/shapes.js";
import type { PlacedPicture } from "../../domain/story/revision.js";
import { widthsFor } from "../../media/variant-widths.js";
import { picturePath } from "../addresses.js";
import { BlockOf } from "../pages/body.js";
import type { View } from "../pages/view.js";

/** A story whole, as feed readers show it: plain elements, every address absolute. */
export function contentHtml(view: View, story: PublicStory): string {
  const html = renderToStaticMarkup(
    <>
      {story.standfirst !== null && (
        <p>
          <strong>{story.standfirst}</strong>
        </p>
      )}
      {story.picture !== null && <FeedPicture picture={story.picture} />}
      {story.body.map(
        (block, at) =>
          // biome-ignore-start lint/suspicious/noArrayIndexKey: rendered once; blocks have no name but their place.
          block.kind === "picture" ? (
            <FeedPicture key={at} picture={block.picture} />
          ) : (
            <BlockOf key={at} view={view} block={block} />
          ),
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above.
      )}
    </>,
  );
  return html.replaceAll(/ (href|src)="\//g, ` $1="${view.site.origin}/`);
}

const FeedPicture = ({ picture }: { readonly picture: PlacedPicture }): ReactNode => {
  const width =
    widthsFor(picture.width)
      .filter((one) => one <= 960)
      .at(-1) ?? picture.width;
  const words = [picture.caption, picture.credit].filter((one) => one !== null).join(" · ");
  return (
    <figure>
      <img src={picturePath(picture, width, "jpg")} alt={picture.alt} />
      {words !== "" && <figcaption>{words}</figcaption>}
    </figure>
  );
};
