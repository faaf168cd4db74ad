import { fileURLToPath } from "node:url";
import type { OverlayOptions } from "sharp";
import type { Direction } from "../domain/edition/edition.js";
import { escapeMarkup } from "../kernel/escape.js";
import { loadSharp } from "./load-sharp.js";

export interface SocialCard {
  readonly headline: string;
  /** The kicker, or the section's name. */
  readonly kicker: string;
  readonly paper: string;
  readonly dateline: string;
  readonly direction: Direction;
  readonly language: string;
  /** `#rrggbb`. */
  readonly accent: string;
}

/** Pixels: what social sites show large (Open Graph's 1.91:1). */
export const cardSize = { width: 1200, height: 630 } as const;
const margin = 70;
const ink = "#1a1a1a";
const paperColour = "#fffdf8";
/** Sizes of the headline tried until it fits, in points at 72 dpi. */
const headlineSizes = [76, 64, 54, 46, 40, 34];
const headlineBox = { width: cardSize.width - 2 * margin, height: 330 };

const fontFile = (name: string): string => fileURLToPath(new URL(`../../assets/fonts/${name}`, import.meta.url));
const faces = {
  latin: { font: "Noto Serif Bold", file: fontFile("noto-serif-bold.ttf") },
  arabic: { font: "Noto Naskh Arabic Bold", file: fontFile("noto-naskh-arabic-bold.ttf") },
};

/** Draws the card of a story without a picture, as JPEG: ink on paper, the headline as large as it fits. */
export async function drawSocialCard(card: SocialCard): Promise<Uint8Array> {
  const masthead = await line({ text: card.paper, size: 36, colour: ink });
  const kicker = await line({ text: card.kicker, size: 30, colour: card.accent });
  const dateline = await line({ text: card.dateline, size: 24, colour: "#5a5a5a" });
  const headline = await fitHeadline(card);
  const rules = [rule(margin + 62, 3, ink), rule(cardSize.height - margin - 50, 1, "#8a8a8a")];
  const parts = [
    place(card, masthead, margin),
    place(card, kicker, margin + 92),
    place(card, headline, margin + 146),
    place(card, dateline, cardSize.height - margin - 26),
  ];
  const sharp = await loadSharp();
  return sharp({ create: { ...cardSize, channels: 3, background: paperColour } })
    .composite([...rules, ...parts])
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

interface Drawn {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

interface Words {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
}

const line = (words: Words): Promise<Drawn> => draw({ ...words, text: shorten(words.text, 60) });

async function fitHeadline(card: SocialCard): Promise<Drawn> {
  const text = shorten(card.headline, 220);
  for (const size of headlineSizes) {
    const drawn = await draw({ text, size, colour: ink });
    if (drawn.height <= headlineBox.height) return drawn;
  }
  return draw({ text: shorten(text, 120), size: 34, colour: ink });
}

/** Pango sets the text; markup in it is escaped, so that what a headline says is all that is drawn. */
async function draw({ text, size, colour }: Words): Promise<Drawn> {
  const { font, file } = /[\u0600-\u06ff]/.test(text) ? faces.arabic : faces.latin;
  const markup = `<span foreground="${colour}">${escapeMarkup(printable(text))}</span>`;
  const sharp = await loadSharp();
  const picture = sharp({
    text: {
      text: markup,
      font: `${font} ${size}`,
      fontfile: file,
      width: headlineBox.width,
      dpi: 72,
      rgba: true,
      wrap: "word-char",
    },
  });
  const { data, info } = await picture.png().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim() || " ";

function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

const place = ({ direction }: SocialCard, { data, width, height }: Drawn, top: number): OverlayOptions => ({
  input: data,
  top: Math.max(0, Math.min(top, cardSize.height - height)),
  left: direction === "rtl" ? Math.max(0, cardSize.width - margin - width) : margin,
});

const rule = (top: number, height: number, colour: string): OverlayOptions => ({
  input: { create: { width: cardSize.width - 2 * margin, height, channels: 3, background: colour } },
  top,
  left: margin,
});
