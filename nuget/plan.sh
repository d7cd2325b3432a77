#!/usr/bin/env bash
# Writes what precompile.targets needs to know: where the compiler lies, and what to tell it for each platform. Fails when the compiler or the framework
# of a platform cannot be restored.
#   nuget/plan.sh FILE RID...
set -euo pipefail
file="$1"; shift
project="$(dirname "$0")/compiler/Compiler.csproj"
get() { dotnet msbuild "$project" -nologo -getProperty:"$1"; }
own="$(get NETCoreSdkPortableRuntimeIdentifier)"
version="$(get BundledNETCoreAppPackageVersion)"
# The framework of this machine is here already.
others=""
for rid in "$@"; do [ "$rid" = "$own" ] || others="$others${others:+%3B}$rid"; done
dotnet restore "$project" --verbosity quiet -p:PrecompileRids="$others"
packages="$(get NuGetPackageRoot)"
shared="$(get NetCoreTargetingPackRoot)/../shared/Microsoft.NETCore.App/$version"
tools="$packages$(get CompilerPackage)/$version/tools"
compiler="$tools/crossgen2"
[ -e "$compiler" ] || compiler="$compiler.exe"
[ -e "$compiler" ] || { echo "no compiler in $tools" >&2; exit 1; }
{
    echo "<Project>"
    echo "  <PropertyGroup><Precompiler>$compiler</Precompiler></PropertyGroup>"
    echo "  <ItemGroup>"
    for rid in "$@"; do
        case "$rid" in win-*) os=windows ;; osx-*) os=osx ;; *) os=linux ;; esac
        pack="$packages/microsoft.netcore.app.runtime.$rid/$version/runtimes/$rid"
        if [ "$rid" = "$own" ] && [ -d "$shared" ]; then frameworks="-r:$shared/*.dll"; else frameworks="-r:$pack/lib/net10.0/*.dll"; fi
        # Code for processors since 2013: reading rests on vectors of 32 bytes. On older ones the runtime leaves an image aside and compiles the IL.
        case "$rid" in *-x64) set=--instruction-set:x86-64-v3 ;; *) set= ;; esac
        echo "    <PrecompileFor Include=\"$rid\" Arguments=\"--targetos:$os --targetarch:${rid##*-} $set &quot;$frameworks&quot;\" />"
    done
    echo "  </ItemGroup>"
    echo "</Project>"
} > "$file"
