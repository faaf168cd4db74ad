/** The widths a page may ask for, in pixels. */
export const variantWidths = [160, 320, 480, 640, 960, 1280, 1920] as const;

/** The widths a picture has: none larger than itself, but always one. */
export function widthsFor(width: number): readonly number[] {
  const fitting = variantWidths.filter((one) => one <= width);
  return fitting.length === 0 ? [variantWidths[0]] : fitting;
}
