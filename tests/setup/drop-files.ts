import type { Locator, Page } from "playwright-core";
import sharp from "sharp";

export interface DroppedFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** A picture of one colour, as a file that someone drags in. */
export async function pictureFile(name: string, colour: string): Promise<DroppedFile> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return { name, type: "image/jpeg", base64: bytes.toString("base64") };
}

/** Lets files go over an element, as a hand with a mouse does. */
export async function dropFiles(page: Page, target: Locator, files: readonly DroppedFile[]): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
  const box = await target.boundingBox();
  const at = { clientX: (box?.x ?? 0) + (box?.width ?? 0) / 2, clientY: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  await target.dispatchEvent("dragover", { dataTransfer: data, ...at });
  await target.dispatchEvent("drop", { dataTransfer: data, ...at });
}
