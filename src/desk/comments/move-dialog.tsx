import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { latinDigits } from "../../language/digits.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useSay } from "../words/speak.js";
import type { Told } from "./use-decisions.js";

interface MoveProps {
  readonly code: number;
  /** Null: it was called off. */
  readonly done: (told: Told | null) => void;
}

/** Asks under which story a whole thread shall stand from now on. */
export function MoveDialog({ code, done }: MoveProps): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const queryKey = ["thread", code];
  const thread = useQuery({ queryKey, queryFn: () => call("openThread", { params: { code } }), staleTime: 0 });
  const move = useMutation({
    mutationFn: (to: number) => call("moveThread", { params: { code }, body: { to }, seen: thread.data?.etag ?? "" }),
    onError: () => void queries.invalidateQueries({ queryKey }),
    onSuccess: ({ moved }) => done({ text: say("movedThread", { n: moved }), trouble: false }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    move.mutate(Number(latinDigits(String(new FormData(event.currentTarget).get("to")))));
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && done(null)}>
      <Modal>
        <Dialog className="sheet">
          <form onSubmit={submit}>
            <Heading slot="title">{say("moveThread")}</Heading>
            <label>
              {say("moveTo")}
              <input name="to" required inputMode="numeric" autoFocus />
            </label>
            {thread.data !== undefined && <p className="hint">{say("moveHowMany", { n: thread.data.comments })}</p>}
            {thread.error !== null && <Trouble error={thread.error} />}
            {move.error !== null && <Trouble error={move.error} />}
            <p className="buttons">
              <button type="button" onClick={() => done(null)}>
                {say("cancel")}
              </button>
              <button type="submit" className="chief" disabled={thread.data === undefined || move.isPending}>
                {say("doIt")}
              </button>
            </p>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
