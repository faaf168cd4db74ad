import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { recordFolder } from "./bake-record.js";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Made once and sent often: more care than for a page made on demand, but a publication does not wait for it. */
const quality = 7;
/** Bytes of a file's name, its longest ending included (POSIX, NAME_MAX). */
const longestName = 255;

/** The file that a static server shows under a path of ours; null where no file can be called so. */
export function fileOf(path: string): string | null {
  const file = path.endsWith("/") ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}.html`;
  const name = file.split("/").at(-1) ?? "";
  return Buffer.byteLength(`${name}.br`) > longestName ? null : file.slice(1);
}

/** Where a code's way to its story lies, and why a story is gone. */
export const codeFile = (code: string): string => `_codes/${code}`;
export const goneFile = (code: string): string => `_gone/${code}.html`;

/** Writes and removes files of a baked folder, each whole or not at all. */
export function openBakedFiles(folder: string) {
  const at = (file: string): string => join(folder, file);
  const put = async (file: string, bytes: Uint8Array): Promise<void> => {
    const draft = at(join(recordFolder, randomUUID()));
    const handle = await open(draft, "w");
    try {
      await handle.writeFile(bytes);
      // On the disk before the record says that it is made: a power cut must not leave half a page that nobody makes anew.
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(at(file)), { recursive: true });
    await rename(draft, at(file));
  };
  return {
    /** A file as it is, for what is compressed already. */
    put,
    /** A text, with its compressed forms beside it; the plain one last, so that it never stands beside older ones. */
    async putText(file: string, text: string): Promise<void> {
      const bytes = Buffer.from(text);
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      const [small, smaller] = await Promise.all([zip(bytes, { level: 9 }), brotli(bytes, { params })]);
      await put(`${file}.gz`, small);
      await put(`${file}.br`, smaller);
      await put(file, bytes);
    },
    async link(file: string, target: string): Promise<void> {
      const draft = at(join(recordFolder, randomUUID()));
      await mkdir(dirname(at(file)), { recursive: true });
      await symlink(relative(dirname(file), target), draft);
      await rename(draft, at(file));
    },
    async remove(file: string): Promise<void> {
      for (const one of [file, `${file}.br`, `${file}.gz`]) await rm(at(one), { force: true });
    },
  };
}

export type BakedFiles = ReturnType<typeof openBakedFiles>;
