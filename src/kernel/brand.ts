declare const brand: unique symbol;

/** A primitive that has been through its parser: a `Brand<number, "StoryCode">` is no longer any number. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
