# The program in a container, for a user who is not root:
#   docker build -t tripreport:0.1.0 .
#   docker run --rm --cap-add=SYS_ADMIN -v "$PWD:/work" tripreport:0.1.0 build post.md
# The capability lets the browser start its sandbox; without it, a build of texts that you trust takes --no-sandbox.

FROM node:22-bookworm-slim AS pack
WORKDIR /src
COPY . .
# `npm ci` builds, too.
RUN npm ci && npm pack --ignore-scripts --pack-destination /

FROM node:22-bookworm-slim
# The browser that comes along is for x64; elsewhere Debian's is used.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates fonts-dejavu-core \
 && if [ "$(dpkg --print-architecture)" != amd64 ]; then apt-get install -y --no-install-recommends chromium; fi \
 && rm -rf /var/lib/apt/lists/*
COPY --from=pack /tripreport-*.tgz /tmp/
RUN npm install --global --include=optional /tmp/tripreport-*.tgz && rm -r /tmp/tripreport-*.tgz /root/.npm
USER node
WORKDIR /work
ENTRYPOINT ["tripreport"]
CMD ["--help"]
