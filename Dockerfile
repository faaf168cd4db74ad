# Build: everything, then only what runs.
FROM node:24-slim AS build
WORKDIR /dateline
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY assets ./assets
COPY vite.config.ts vite.islands.config.ts ./
# What builds and tests is no part of what runs, though npm counts some of it to an optional peer.
RUN npm run build && npm prune --omit=dev \
  && rm -rf node_modules/vite node_modules/vitest node_modules/@vitest node_modules/rolldown node_modules/@rolldown node_modules/lightningcss*

FROM node:24-slim
# Two heaps are enough for the index's many threads: see the operators' guide.
ENV NODE_ENV=production DATELINE_DATA=/data DATELINE_HOST=0.0.0.0 MALLOC_ARENA_MAX=2
WORKDIR /dateline
COPY --from=build /dateline/package.json ./
COPY --from=build /dateline/node_modules ./node_modules
COPY --from=build /dateline/dist ./dist
COPY assets ./assets
COPY bin ./bin
# What Node compiled is kept beside the build, for the next start.
RUN mkdir /data dist/.compiled && chown node:node /data dist/.compiled
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/dateline"]
CMD ["start"]
