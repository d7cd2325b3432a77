#!/usr/bin/env bash
# Packs twice (the bytes must be equal), then builds and runs a project that sees only the packed files: the first flow of the QuickStart, end to end.
# If the packages hold images that are compiled ahead for this machine, the program says whether it runs them; where no compiler can be restored they
# hold none, and it runs the IL.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
bash "$here/../pack.sh" --out "$work/feed"
bash "$here/../pack.sh" --out "$work/again"
for package in "$work"/feed/*.nupkg; do
    cmp "$package" "$work/again/$(basename "$package")" || { echo "two packs of the same sources differ" >&2; exit 1; }
done
cp "$here"/*.cs "$here"/*.csproj "$work/"
cat > "$work/Directory.Build.props" <<'PROPS'
<Project />
PROPS
cat > "$work/nuget.config" <<CONFIG
<configuration>
  <packageSources>
    <add key="packed" value="$work/feed" />
  </packageSources>
</configuration>
CONFIG
cd "$work"
# A package folder of its own for ours, so that an earlier build of the same version is never taken from the cache.
rm -rf "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/connectors.{core,salesforce,netsuite,kantata,flows,sqlite,sandbox,tool}
images=""
if grep -aq 'runtimes/[^/]*/lib/net10.0/Connectors.Core.dll' "$work"/feed/Connectors.Core.*.nupkg; then images="images"; fi
dotnet run --project "$work/Consumer.csproj" -- $images
