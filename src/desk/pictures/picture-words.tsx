import type { ReactNode } from "react";
import { useSay } from "../words/speak.js";

interface Words {
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

interface PictureWordsProps {
  readonly words: Words;
  readonly onChange: (change: Partial<Words>) => void;
}

/** What is said of a picture in this story; without the first and the last it is not published. */
export function PictureWords({ words, onChange }: PictureWordsProps): ReactNode {
  const say = useSay();
  return (
    <>
      <label className={words.alt === "" ? "lacking" : ""}>
        {say("alt")}
        <textarea rows={2} dir="auto" value={words.alt} onChange={(event) => onChange({ alt: event.target.value })} />
      </label>
      <label>
        {say("caption")}
        <textarea
          rows={2}
          dir="auto"
          value={words.caption ?? ""}
          onChange={(event) => onChange({ caption: event.target.value || null })}
        />
      </label>
      <label className={words.credit === null ? "lacking" : ""}>
        {say("credit")}
        <input
          dir="auto"
          value={words.credit ?? ""}
          onChange={(event) => onChange({ credit: event.target.value || null })}
        />
      </label>
    </>
  );
}
