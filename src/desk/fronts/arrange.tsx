import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useState } from "react";
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
      <p className="hint">{say("slotsHelp")}</p>
      <SlotKeys move={move}>
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
      </SlotKeys>
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

interface SlotKeysProps {
  readonly move: (code: number, by: number) => void;
  readonly children: ReactNode;
}

/** Alt and the arrow keys move the slot that has the focus, or something in it; the focus goes along. */
function SlotKeys({ move, children }: SlotKeysProps): ReactNode {
  const hear = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const { target, currentTarget } = event;
    const code = target instanceof Element ? target.closest<HTMLElement>("[data-key]")?.dataset.key : undefined;
    if (!event.altKey || by === undefined || code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(Number(code), by);
    requestAnimationFrame(() => currentTarget.querySelector<HTMLElement>(`[data-key="${code}"]`)?.focus());
  };
  return <div onKeyDownCapture={hear}>{children}</div>;
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
