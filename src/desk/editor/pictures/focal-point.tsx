import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useSay } from "../../words/speak.js";
import { type Placed, pictureAddress } from "./placed.js";

interface FocalProps {
  readonly picture: Placed;
  readonly onChange: (focus: { readonly x: number; readonly y: number }) => void;
}

const middle = { x: 500, y: 500 };
const nudge = 50;
const within = (value: number): number => Math.min(1000, Math.max(0, Math.round(value)));
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ...{ ArrowLeft: [-nudge, 0], ArrowRight: [nudge, 0], ArrowUp: [0, -nudge], ArrowDown: [0, nudge] },
};

/** Where the eye goes in a picture, and how the site's cards will crop it by that. */
export function FocalPoint({ picture, onChange }: FocalProps): ReactNode {
  const say = useSay();
  const focus = picture.focus ?? middle;
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
  const position = { objectPosition: `${stepped(focus.x)}% ${stepped(focus.y)}%` };
  return (
    <figure className="focal">
      <button
        type="button"
        onClick={press}
        onKeyDown={move}
        aria-label={`${say("focus")} ${Math.round(focus.x / 10)}% ${Math.round(focus.y / 10)}%`}
      >
        <img src={pictureAddress(picture.id, 480)} alt="" />
        <span className="point" style={at} />
      </button>
      <figcaption>{say("focusHelp")}</figcaption>
      <div className="crops">
        <img className="card-crop" src={pictureAddress(picture.id, 320)} alt="" style={position} />
        <img className="social-crop" src={pictureAddress(picture.id, 320)} alt="" style={position} />
      </div>
    </figure>
  );
}

/** The site knows five columns and rows: the preview shows what it will do, not what was pressed. */
const stepped = (thousandths: number): number => Math.min(4, Math.floor(thousandths / 200)) * 25;
