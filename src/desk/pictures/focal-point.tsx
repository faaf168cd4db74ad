import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { type PictureShape, pictureShapes } from "../../domain/story/picture-shapes.js";
import { useSay } from "../words/speak.js";
import { cropPosition, type Focus, pictureAddress } from "./placed.js";

interface FocalProps {
  readonly picture: { readonly id: string; readonly width: number; readonly height: number };
  readonly focus: Focus;
  readonly onChange: (focus: Focus) => void;
}

/** The height of the tallest picture, in rem. */
const tallest = 20;
const nudge = 50;
const within = (value: number): number => Math.min(1000, Math.max(0, Math.round(value)));
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ...{ ArrowLeft: [-nudge, 0], ArrowRight: [nudge, 0], ArrowUp: [0, -nudge], ArrowDown: [0, nudge] },
};

/** Where the eye goes in a picture, and what each shape the site has makes of it. */
export function FocalPoint({ picture, focus, onChange }: FocalProps): ReactNode {
  const say = useSay();
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    // A press by keyboard has no place of its own.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onChange({
      x: within(((event.clientX - box.left) / box.width) * 1000),
      y: within(((event.clientY - box.top) / box.height) * 1000),
    });
  };
  const move = (event: KeyboardEvent): void => {
    const by = arrows[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onChange({ x: within(focus.x + by[0]), y: within(focus.y + by[1]) });
  };
  const at = { left: `${focus.x / 10}%`, top: `${focus.y / 10}%` };
  // As wide as it will be before it has come: nothing below it moves, and no point hangs in the air.
  const wide = { inlineSize: `min(100%, ${(tallest * picture.width) / picture.height}rem, ${picture.width}px)` };
  return (
    <div className="focal">
      <button
        type="button"
        style={wide}
        onClick={press}
        onKeyDown={move}
        aria-label={`${say("focus")} ${Math.round(focus.x / 10)}% ${Math.round(focus.y / 10)}%`}
      >
        <img src={pictureAddress(picture.id, 640)} alt="" width={picture.width} height={picture.height} />
        <span className="point" style={at} />
      </button>
      <p>{say("focusHelp")}</p>
      <div className="crops">
        {pictureShapes.map((shape) => (
          <figure key={shape.name} className={`crop of-${shape.name}`}>
            <img src={pictureAddress(picture.id, 320)} alt="" style={cropOf(shape, focus)} />
            <figcaption>{say(`shape-${shape.name}`)}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}

function cropOf({ ratio, looks }: PictureShape, focus: Focus): { aspectRatio?: number; objectPosition?: string } {
  if (ratio === null) return {};
  return { aspectRatio: ratio, objectPosition: looks === "focus" ? cropPosition(focus) : "50% 50%" };
}
