import type { LibraryPicture } from "../../contract/desk-shapes.js";
import { refusedBy, Unreachable } from "./call.js";

/** Sends a picture's bytes to the library, telling how much of it is there, 0 to 1; the same picture again is the one that is there, and the same key again is the same wish. */
export const sendPicture = (
  { file, key }: { readonly file: Blob; readonly key: string },
  tell: (part: number) => void = () => undefined,
): Promise<LibraryPicture> =>
  new Promise((resolve, reject) => {
    // Of the two ways a browser sends, only the older one tells how far it is.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/desk/pictures");
    request.setRequestHeader("Content-Type", file.type);
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = ({ loaded, total }) => tell(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      if (request.status >= 400) reject(refusedBy(request.responseText, request.status));
      else resolve(JSON.parse(request.responseText) as LibraryPicture);
    };
    request.send(file);
  });
