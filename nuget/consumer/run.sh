#!/usr/bin/env bash
# Packs twice (the bytes must be equal), then builds and runs a project that sees only the packed files: the first flow of the QuickStart, end to end.
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
dotnet run --project "$work/Consumer.csproj"
