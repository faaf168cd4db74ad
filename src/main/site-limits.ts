/** Bytes of rendered pages kept: some ten thousand stories with their encodings. */
export const cacheBytes = 256 * 1024 * 1024;
/** Costly pages a household may ask for in a minute. */
export const costlyPerMinute = 60;
