import type { ReactNode } from "react";
import type { PlacedPicture } from "../../domain/story/revision.js";
import { widthsFor } from "../../media/variant-widths.js";
import { picturePath } from "../addresses.js";

export interface PictureProps {
  readonly picture: PlacedPicture;
  /** CSS lengths the picture is shown at (HTML `sizes`). */
  readonly sizes: string;
  /** The widest variant worth offering, in pixels. */
  readonly widest: number;
  /** The first picture of a page is fetched at once, all others when they come near. */
  readonly first?: boolean;
  /** Beside a headline that says the same, a picture is silent. */
  readonly silent?: boolean;
}

/** A picture in three formats at the widths the page can use, its box fixed before it comes. */
export function Picture({ picture, sizes, widest, first = false, silent = false }: PictureProps): ReactNode {
  const widths = widthsFor(picture.width).filter((width, at) => at === 0 || width <= widest);
  const set = (format: "avif" | "webp"): string =>
    widths.map((width) => `${picturePath(picture, width, format)} ${width}w`).join(", ");
  const middle = widths[Math.floor((widths.length - 1) / 2)] ?? widths[0] ?? 160;
  return (
    <picture>
      <source type="image/avif" srcSet={set("avif")} sizes={sizes} />
      <source type="image/webp" srcSet={set("webp")} sizes={sizes} />
      <img
        src={picturePath(picture, middle, "jpg")}
        width={picture.width}
        height={picture.height}
        alt={silent ? "" : picture.alt}
        {...(first ? { fetchPriority: "high" as const } : { loading: "lazy" as const })}
        decoding="async"
        {...focusOf(picture)}
      />
    </picture>
  );
}

const steps = ["0", "1", "2", "3", "4"] as const;
const step = (thousandths: number): number => Math.min(4, Math.floor(thousandths / 200));

/** Where a crop looks, as one of five columns and rows: the page's policy takes no style of a picture's own. */
function focusOf({ focus }: PlacedPicture): { readonly className?: string } {
  if (focus === undefined) return {};
  const [column, row] = [steps[step(focus.x)], steps[step(focus.y)]];
  return column === "2" && row === "2" ? {} : { className: `fx${column} fy${row}` };
}

/** A picture with its caption and credit. */
export function Figure(props: PictureProps): ReactNode {
  const { caption, credit } = props.picture;
  return (
    <figure>
      <Picture {...props} />
      {(caption !== null || credit !== null) && (
        <figcaption>
          {caption} {credit !== null && <bdi>({credit})</bdi>}
        </figcaption>
      )}
    </figure>
  );
}
