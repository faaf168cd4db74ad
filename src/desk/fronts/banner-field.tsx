import type { ReactNode } from "react";
import type { FrontSetting } from "../../contract/desk-shapes.js";
import type { DeskEdition } from "../app/me.js";
import { MomentField } from "../editor/moment-field.js";
import { useSay } from "../words/speak.js";

interface BannerProps {
  readonly edition: DeskEdition;
  readonly draft: FrontSetting;
  readonly set: (draft: FrontSetting) => void;
}

const anHour = 60 * 60 * 1000;

/** A line of breaking news across the top, which leaves by itself. */
export function BannerField({ edition, draft, set }: BannerProps): ReactNode {
  const say = useSay();
  const { banner, ...rest } = draft;
  if (banner === undefined)
    return (
      <button
        type="button"
        onClick={() => set({ ...draft, banner: { text: "…", code: null, until: Date.now() + anHour } })}
      >
        {say("banner")} …
      </button>
    );
  const change = (part: Partial<typeof banner>): void => set({ ...draft, banner: { ...banner, ...part } });
  return (
    <fieldset className="details">
      <legend>{say("banner")}</legend>
      <label>
        {say("bannerText")}
        <input dir={edition.direction} value={banner.text} onChange={(event) => change({ text: event.target.value })} />
      </label>
      <label>
        {say("bannerCode")}
        <input
          inputMode="numeric"
          dir="ltr"
          value={banner.code ?? ""}
          onChange={(event) => change({ code: Number(event.target.value) || null })}
        />
      </label>
      <MomentField
        label={say("until")}
        edition={edition}
        value={banner.until}
        onChange={(until) => change({ until: until ?? Date.now() + anHour })}
      />
      <button type="button" onClick={() => set(rest)}>
        {say("remove")}
      </button>
    </fieldset>
  );
}
