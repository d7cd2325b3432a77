#!/usr/bin/env bash
# Packs every package of src/ into one folder: README, icon, licence, embedded symbols, deterministic. Beside the IL lie images that are compiled ahead
# for the platforms of --rids (this machine's by default; "" for none): runtimes/RID/lib/. They need the package microsoft.netcore.app.crossgen2, and for
# other platforms their microsoft.netcore.app.runtime; without them the packages hold the IL alone, which runs everywhere and starts more slowly.
set -euo pipefail
cd "$(dirname "$0")/.."
usage() { echo 'usage: nuget/pack.sh --out DIR [--rids "linux-x64 win-x64"]' >&2; exit 2; }
out=""
rids="own"
while [ $# -gt 0 ]; do
    case "$1" in
        --out) out="${2:-}"; shift 2 || usage ;;
        --rids) rids="${2-}"; shift 2 || usage ;;
        *) usage ;;
    esac
done
[ -n "$out" ] || usage
mkdir -p "$out"
out="$(cd "$out" && pwd)"
# The time of the last commit stands in the packages, so that the same sources give the same bytes.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)}"
[ "$rids" != own ] || rids="$(dotnet msbuild nuget/compiler/Compiler.csproj -nologo -getProperty:NETCoreSdkPortableRuntimeIdentifier)"
precompiled=()
if [ -n "$rids" ]; then
    plan="$(mktemp -d)/plan.props"
    trap 'rm -rf "$(dirname "$plan")"' EXIT
    # shellcheck disable=SC2086
    if bash nuget/plan.sh "$plan" $rids; then precompiled=("-p:PrecompilePlan=$plan")
    else echo "packages without images for $rids: the compiler, or the framework of a platform, cannot be restored" >&2; fi
fi
for project in src/*/*.csproj; do
    dotnet pack "$project" --configuration Release --output "$out" --verbosity quiet --nologo -p:ContinuousIntegrationBuild=true "${precompiled[@]}"
done
ls "$out"/*.nupkg | wc -l | xargs echo "packages:"
