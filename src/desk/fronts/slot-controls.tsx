import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "react-aria-components";
import type { DeskRow, FrontSetting } from "../../contract/desk-shapes.js";
import type { DeskEdition } from "../app/me.js";
import { MomentField } from "../editor/moment-field.js";
import { placed } from "../pictures/placed.js";
import { useSay } from "../words/speak.js";

const PicturePicker = lazy(() => import("../pictures/picture-picker.js"));

export type SlotSetting = NonNullable<FrontSetting["settings"]>[string];

interface SlotProps {
  readonly row: DeskRow | undefined;
  readonly code: number;
  readonly edition: DeskEdition;
  readonly setting: SlotSetting;
  readonly change: (setting: SlotSetting) => void;
  readonly move: (by: number) => void;
  readonly remove: () => void;
}

/** One slot: which story, and how it stands there. */
export function SlotControls({ row, code, edition, setting, change, move, remove }: SlotProps): ReactNode {
  const say = useSay();
  const [picking, setPicking] = useState(false);
  const isPublic = row?.standing === "published";
  return (
    <div className="slot">
      <p>
        <Button slot="drag" aria-label={`⋮ ${row?.headline ?? code}`}>
          ⋮⋮
        </Button>{" "}
        <b dir={edition.direction}>{row?.headline ?? code}</b>{" "}
        {!isPublic && <small className="trouble">{say("gone")}</small>}
      </p>
      <div className="form">
        <button type="button" aria-label={say("moveUp")} onClick={() => move(-1)}>
          ↑
        </button>
        <button type="button" aria-label={say("moveDown")} onClick={() => move(1)}>
          ↓
        </button>
        <button
          type="button"
          aria-pressed={setting.pinned === true}
          onClick={() => {
            const { pinned, ...rest } = setting;
            change(pinned ? rest : { ...rest, pinned: true });
          }}
        >
          {say("pin")}
        </button>
        <select
          aria-label={say("size")}
          value={setting.size ?? ""}
          onChange={(event) => {
            const { size: _size, ...rest } = setting;
            const size = event.target.value;
            change(size === "large" || size === "small" ? { ...rest, size } : rest);
          }}
        >
          <option value="">{say("usual")}</option>
          <option value="large">{say("large")}</option>
          <option value="small">{say("small")}</option>
        </select>
        <input
          aria-label={say("ownHeadline")}
          placeholder={say("ownHeadline")}
          dir={edition.direction}
          value={setting.headline ?? ""}
          onChange={(event) => change({ ...setting, headline: event.target.value })}
        />
        <button type="button" aria-pressed={setting.picture !== undefined} onClick={() => setPicking(true)}>
          {say("picture")}
        </button>
        <MomentField
          label={say("until")}
          edition={edition}
          value={setting.until ?? null}
          onChange={(until) => {
            const { until: _until, ...rest } = setting;
            change(until === null ? rest : { ...rest, until });
          }}
        />
        <button type="button" onClick={remove}>
          {say("remove")}
        </button>
      </div>
      {picking && (
        <Suspense fallback={null}>
          <PicturePicker
            done={(picture) => {
              setPicking(false);
              const { picture: _picture, ...rest } = setting;
              change(picture === null ? rest : { ...rest, picture: placed(picture) });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
