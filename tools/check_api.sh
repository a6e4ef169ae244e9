#!/bin/sh
# Holds a running Corons against its own description, with a token of each role. It starts nothing and
# writes what tokens may write: point it at a demonstration, never at a ledger that counts.
#
#   pip install schemathesis
#   corons demo --data /tmp/demo --port 8000 &
#   tools/check_api.sh http://127.0.0.1:8000 \
#     "$(corons token add lecture --role reader --data /tmp/demo | awk '{print $NF}' | tail -n 1)" ...
#
# Arguments: the address, then one token for each run. EXAMPLES (30) bounds the cases of an operation,
# RATE (15/s) stays below the limit of the API. Exit 1 when a run finds a mismatch or an answer of 5xx.
set -u
address=${1:?"the address of a running Corons, then tokens"}
shift
folder=$(dirname "$0")
worst=0
run=0
for token in "$@"; do
    run=$((run + 1))
    echo "== run $run of $#"
    schemathesis --config-file "$folder/check_api.toml" run "$address/api/v1/openapi.json?lang=en" \
        --url "$address" --header "Authorization: Bearer $token" \
        --include-path-regex '^/api/v1' --checks all --phases examples,coverage,fuzzing \
        --max-examples "${EXAMPLES:-30}" --rate-limit "${RATE:-15/s}" --seed 1 --no-shrink \
        --continue-on-failure --suppress-health-check all --warnings off || worst=1
done
exit $worst
