import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useSay } from "../words/speak.js";
import { shortcutList } from "./shortcut-list.js";

/** Every key there is, on one sheet. */
export default function Shortcuts({ close }: { readonly close: () => void }): ReactNode {
  const say = useSay();
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal>
        <Dialog className="sheet wide shortcuts">
          <Heading slot="title">{say("shortcuts")}</Heading>
          <div className="sheets">
            {shortcutList.map(({ where, keys }) => (
              <section key={where}>
                <h3>{say(where)}</h3>
                <dl>
                  {keys.map(({ keys: all, word }) => (
                    <div key={word}>
                      <dt dir="ltr">
                        {all.split(" ").map((one, place) => (
                          // The same key may come twice in a row of keys.
                          // biome-ignore lint/suspicious/noArrayIndexKey: the row never changes
                          <kbd key={place}>{one}</kbd>
                        ))}
                      </dt>
                      <dd>{say(word)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <p className="buttons">
            <button type="button" onClick={close}>
              {say("close")}
            </button>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
