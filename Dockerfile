# reportcli with the versions that its tests ran with. Fonts, icons and colour profiles are in the package.
#     docker build -t reportcli .
#     docker run --rm --network none -u "$(id -u):$(id -g)" -v "$PWD:/report" reportcli build 2024.xlsx
FROM python:3.11-slim AS wheel
WORKDIR /source
COPY . .
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir /dist .

FROM python:3.11-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ghostscript \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1000 report \
 && mkdir /report && chown report /report
COPY constraints.txt /tmp/
COPY --from=wheel /dist/*.whl /tmp/
RUN python -m pip install --no-cache-dir -c /tmp/constraints.txt /tmp/*.whl && rm /tmp/*.whl /tmp/constraints.txt
# Any user may be named with `-u`; the cache goes where each may write.
ENV REPORTCLI_CACHE_DIR=/tmp/reportcli HOME=/tmp LANG=C.UTF-8
USER 1000
WORKDIR /report
ENTRYPOINT ["reportcli"]
CMD ["--help"]
