/** Comments a reader, and a network, may send in so many seconds. */
export const writingRate = { comments: 5, seconds: 60 } as const;
