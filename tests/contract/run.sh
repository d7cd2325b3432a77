#!/usr/bin/env bash
# Clients that other people wrote judge the sandboxes and what the adapters send. Ends with "N passed, N failed".
#   run.sh [salesforce|netsuite|queries|kantata|jira|workday ...]
# CONNECTORS_JUDGED: folder with what the adapter tests have written already; without it they are run here.
set -uo pipefail
cd "$(dirname "$0")"
root="$(cd ../.. && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

stop() { echo "contract: $1" >&2; echo "0 passed, 1 failed"; exit 1; }
for tool in dotnet node npm openssl; do command -v "$tool" >/dev/null || stop "$tool is missing; .NET 10, Node 20 with npm, and openssl are needed"; done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node 20 or later is needed, this is $(node --version)"

work="$(mktemp -d)"
sandboxes=()
cleanup() {
    for sandbox in "${sandboxes[@]}"; do kill "$sandbox" 2>/dev/null; wait "$sandbox" 2>/dev/null; done
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

npm ci --no-audit --no-fund --loglevel=error || stop "npm ci failed"
dotnet build "$root/src/Connectors.Tool" --verbosity quiet || stop "the tool does not build"

# What our own adapters send: written by their tests where the request leaves the process.
judged="${CONNECTORS_JUDGED:-}"
if [ -z "$judged" ] && { [ $# -eq 0 ] || [[ " $* " == *" queries "* ]] || [[ " $* " == *" netsuite "* ]]; }; then
    judged="$work/judged"
    mkdir -p "$judged"
    CONNECTORS_QUERY_TEXTS="$judged/queries.jsonl" CONNECTORS_ASSERTIONS="$judged/assertions.jsonl" \
        CONNECTORS_SIGNATURES="$judged/signatures.jsonl" \
        dotnet test "$root/tests/Connectors.Adapters.Tests" --verbosity quiet \
        --filter 'FullyQualifiedName~.Salesforce.|FullyQualifiedName~.Jira.JqlTests|FullyQualifiedName~.Judged.' || stop "the tests that write what adapters send failed"
fi

# A certificate of the foreign client of NetSuite, and the sandbox with all vendors.
openssl ecparam -name prime256v1 -genkey -noout 2>/dev/null | openssl pkcs8 -topk8 -nocrypt -out "$work/key.pem" || stop "no key could be made"
openssl pkey -in "$work/key.pem" -pubout -out "$work/public.pem" || stop "no public key could be made"
shared="$root/../shared/data"
recorded=()
if [ -d "$shared/kantata/recorded" ]; then recorded=(--recorded "$shared/kantata/recorded"); fi
tool="$(dotnet msbuild "$root/src/Connectors.Tool" -getProperty:TargetPath)"

# start NAME ARGUMENT...: a sandbox whose addresses stand in a file of that name.
start() {
    local name="$work/$1"
    shift
    : > "$name"
    dotnet "$tool" sandbox "$@" > "$name" 2> "$name.log" &
    sandboxes+=($!)
    for _ in $(seq 150); do
        grep -q '^control ' "$name" && return
        kill -0 "${sandboxes[-1]}" 2>/dev/null || break
        sleep 0.2
    done
    cat "$name.log" >&2
    stop "the sandbox did not start"
}
start sandbox --vendor salesforce --vendor netsuite --vendor kantata --vendor jira --vendor workday "${recorded[@]}" \
    --certificate judge --public-key "$work/public.pem" \
    --setting netsuite.tokenId=judge-token --setting netsuite.tokenSecret=judge-token-secret \
    --setting salesforce.pageRows=7 --setting salesforce.customFields=Account.Connectors_Key__c:externalid
start generated --vendor kantata

CONTRACT_SANDBOX="$work/sandbox" CONTRACT_GENERATED="$work/generated" CONTRACT_SHARED="$shared" CONTRACT_KEY="$work/key.pem" \
    CONTRACT_JUDGED="$judged" CONTRACT_WORK="$work" node main.mjs "$@"
