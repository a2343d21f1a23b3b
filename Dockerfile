# docker build -t govlint .
# docker run --rm --network none -v "$PWD:/reports:ro" govlint
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY govlint govlint
COPY rules rules
COPY grammar grammar
RUN python -m venv /opt/govlint \
    && /opt/govlint/bin/pip install --no-cache-dir --disable-pip-version-check '.[all]'

FROM python:3.13-slim
COPY --from=build /opt/govlint /opt/govlint
ENV PATH=/opt/govlint/bin:$PATH PYTHONUTF8=1
USER nobody
WORKDIR /reports
ENTRYPOINT ["govlint"]
CMD ["check", "."]
