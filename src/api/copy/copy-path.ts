/** Where editors open the copies they type in, by WebSocket. */
export const copyPath = "/api/v1/desk/copy";
