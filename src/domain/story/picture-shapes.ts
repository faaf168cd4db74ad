/**
 * The shapes in which readers meet a picture. The site crops by the focal point on cards alone (leads, seconds, lists,
 * featured and related stories are all cards); a story's own page shows the whole picture; social sites are sent the
 * whole and cut it around its middle (Open Graph's 1.91:1), whatever one wishes.
 */
export const pictureShapes = [
  { name: "card", ratio: 3 / 2, looks: "focus" },
  { name: "page", ratio: null, looks: "whole" },
  { name: "social", ratio: 1200 / 630, looks: "middle" },
] as const;
export type PictureShape = (typeof pictureShapes)[number];

/** The site knows five columns and rows for a focal point: which of them one falls into, 0 to 4. */
export const focusStep = (thousandths: number): number => Math.min(4, Math.floor(thousandths / 200));

/** The same as a crop's position, in percent. */
export const focusPercent = (thousandths: number): number => focusStep(thousandths) * 25;
