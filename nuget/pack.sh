#!/usr/bin/env bash
# Packs every package of src/ into one folder: README, icon, licence, embedded symbols, deterministic.
set -euo pipefail
cd "$(dirname "$0")/.."
out=""
while [ $# -gt 0 ]; do
    case "$1" in
        --out) out="$2"; shift 2 ;;
        *) echo "usage: nuget/pack.sh --out DIR" >&2; exit 2 ;;
    esac
done
[ -n "$out" ] || { echo "usage: nuget/pack.sh --out DIR" >&2; exit 2; }
mkdir -p "$out"
out="$(cd "$out" && pwd)"
# The time of the last commit stands in the packages, so that the same sources give the same bytes.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}"
for project in src/*/*.csproj; do
    dotnet pack "$project" --configuration Release --output "$out" --verbosity quiet --nologo -p:ContinuousIntegrationBuild=true
done
ls "$out"/*.nupkg | wc -l | xargs echo "packages:"
