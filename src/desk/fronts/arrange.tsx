import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import type { DeskFront, DeskRow, FrontSetting } from "../../contract/desk-shapes.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { type DeskEdition, useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { toldOrNone } from "../words/told.js";
import { AddStories } from "./add-stories.js";
import { BannerField } from "./banner-field.js";
import { SlotControls, type SlotSetting } from "./slot-controls.js";

interface ArrangeProps {
  readonly edition: DeskEdition;
  readonly open: DeskFront;
}

/** Arranges a front: slots in order, how each stands, the banner, what fills the rest; nothing is public until it is set. */
export function Arrange({ edition, open }: ArrangeProps): ReactNode {
  const say = useSay();
  const { may } = useMe();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<FrontSetting>(open.front);
  const [rows, setRows] = useState<readonly DeskRow[]>(open.rows);
  const save = useMutation({
    mutationFn: () => call("setFront", { params: { edition: edition.id }, body: draft, seen: open.etag }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["front"] }),
  });
  const set = (change: Partial<FrontSetting>): void => setDraft({ ...draft, ...change });
  const setSlot = (code: number, setting: SlotSetting): void =>
    set({ settings: { ...draft.settings, [code]: setting } });
  const move = (code: number, by: number): void =>
    set({ slots: moved(draft.slots, code, draft.slots.indexOf(code) + by) });
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const [key] = keys;
      const to = draft.slots.indexOf(Number(target.key)) + (target.dropPosition === "after" ? 1 : 0);
      const from = draft.slots.indexOf(Number(key));
      set({ slots: moved(draft.slots, Number(key), to > from ? to - 1 : to) });
    },
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(open.front);
  return (
    <>
      <p className="buttons">
        <button
          type="button"
          className="chief"
          aria-disabled={may.front !== null || !changed}
          title={toldOrNone(may.front, say)}
          onClick={() => may.front === null && changed && save.mutate()}
        >
          {say("saveFront")}
        </button>
        {changed && (
          <button type="button" onClick={() => setDraft(open.front)}>
            {say("cancel")}
          </button>
        )}
      </p>
      {save.error !== null && <Trouble error={save.error} />}
      <h2 className="page">{say("slots")}</h2>
      <p className="waiting">{say("slotsHelp")}</p>
      <GridList
        aria-label={say("slots")}
        className="slots"
        dragAndDropHooks={dragAndDropHooks}
        items={draft.slots.map((code) => ({ id: code }))}
        dependencies={[draft, rows]}
      >
        {({ id: code }) => {
          const row = rows.find((one) => one.code === code);
          return (
            <GridListItem id={code} textValue={row?.headline ?? String(code)}>
              <SlotControls
                row={row}
                code={code}
                edition={edition}
                setting={draft.settings?.[code] ?? {}}
                change={(setting) => setSlot(code, setting)}
                move={(by) => move(code, by)}
                remove={() => set({ slots: draft.slots.filter((one) => one !== code) })}
              />
            </GridListItem>
          );
        }}
      </GridList>
      <AddStories
        edition={edition}
        section={draft.section}
        taken={draft.slots}
        add={(row) => {
          setRows([...rows, row]);
          set({ slots: [...draft.slots, row.code] });
        }}
      />
      <Fill edition={edition} draft={draft} set={set} />
      {draft.section === undefined && <BannerField edition={edition} draft={draft} set={setDraft} />}
    </>
  );
}

function moved(slots: readonly number[], code: number, to: number): number[] {
  const rest = slots.filter((one) => one !== code);
  rest.splice(Math.min(Math.max(0, to), rest.length), 0, code);
  return rest;
}

interface FillProps {
  readonly edition: DeskEdition;
  readonly draft: FrontSetting;
  readonly set: (change: Partial<FrontSetting>) => void;
}

/** The rule by which free places fill themselves. */
function Fill({ edition, draft, set }: FillProps): ReactNode {
  const say = useSay();
  if (draft.section !== undefined) return null;
  return (
    <div className="form">
      <label>
        {say("fill")}
        <select
          value={draft.fill?.section ?? ""}
          onChange={(event) => set({ fill: event.target.value === "" ? {} : { section: event.target.value } })}
        >
          <option value="">{say("fillAll")}</option>
          {edition.sections.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("fillTopic")}
        <input
          dir="auto"
          value={draft.fill?.topic ?? ""}
          onChange={(event) => set({ fill: event.target.value === "" ? {} : { topic: event.target.value } })}
        />
      </label>
    </div>
  );
}
