#!/usr/bin/env bash
# Reprocesses every assignment request whose delivery failed, wholly or in part, and waits until all are delivered.
#
# Settings, with the demo tenant's as default:
#   ORIGIN         where the emulator is; with https, CURL_CA_BUNDLE names the file of its authority
#   AUTHORITY, GRAPH  Entra and Graph, where they are not the emulator: https://login.microsoftonline.com and
#                  https://graph.microsoft.com/v1.0
#   TENANT, CLIENT_ID, CLIENT_SECRET  an app that holds EntitlementManagement.ReadWrite.All
#   ATTEMPTS       how often one request is reprocessed before it is given up
#   PATIENCE       seconds to wait for one delivery
#   PAGE_SIZE      requests on a page of the list
#
# Ends with 0 if every request that can still be reprocessed was delivered, with 1 otherwise.
set -euo pipefail

ORIGIN=${ORIGIN:-http://localhost:8080}
AUTHORITY=${AUTHORITY:-$ORIGIN}
GRAPH=${GRAPH:-$ORIGIN/v1.0}
TENANT=${TENANT:-contoso.example}
CLIENT_ID=${CLIENT_ID:-5eed0000-0000-4000-8000-0000000000a1}
CLIENT_SECRET=${CLIENT_SECRET:-demo-secret-of-access-operations}
ATTEMPTS=${ATTEMPTS:-5}
PATIENCE=${PATIENCE:-60}
PAGE_SIZE=${PAGE_SIZE:-50}
REQUESTS=$GRAPH/identityGovernance/entitlementManagement/assignmentRequests

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "$*" >&2; exit 1; }

# member NAME: its value in the JSON on standard input, where that is a text.
member() { sed -nE "s/.*\"$1\":\"([^\"]*)\".*/\1/p"; }

# call CURL-ARGUMENT...: leaves the answer in $status and $work/body. Throttled calls are repeated when they may be.
call() {
  local repeat wait
  for repeat in 1 2 3 4 5; do
    status=$(curl -sS --max-time 30 -o "$work/body" -D "$work/head" -w '%{http_code}' "$@") || fail "No answer to: $*"
    case $status in 429 | 503 | 504) ;; *) return 0 ;; esac
    wait=$(sed -nE 's/^[Rr][Ee][Tt][Rr][Yy]-[Aa][Ff][Tt][Ee][Rr]: *([0-9]+).*/\1/p' "$work/head" | head -n 1)
    echo "$status, once more in ${wait:-$repeat} s ($repeat)" >&2
    sleep "${wait:-$repeat}"
  done
}

graph() { call -H "@$work/authorization" "$@"; }

refused() { fail "$1: $status $(member code <"$work/body") $(member message <"$work/body")"; }

# Neither the secret nor the token is an argument, which others on this machine could read.
sign_in() {
  local token
  printf %s "$CLIENT_SECRET" >"$work/secret"
  call "$AUTHORITY/$TENANT/oauth2/v2.0/token" -d grant_type=client_credentials -d "client_id=$CLIENT_ID" \
    --data-urlencode "client_secret@$work/secret" -d scope=https://graph.microsoft.com/.default
  rm "$work/secret"
  [ "$status" = 200 ] || fail "No token: $status $(member error_description <"$work/body")"
  token=$(member access_token <"$work/body")
  printf 'Authorization: Bearer %s\n' "$token" >"$work/authorization"
}

# Leaves the ids of all requests that failed in $failed, whatever number of pages they take.
list_failed() {
  local next="$REQUESTS?\$filter=state%20eq%20'deliveryFailed'%20or%20state%20eq%20'partiallyDelivered'"
  next="$next&\$select=id,state&\$top=$PAGE_SIZE"
  failed=
  while [ -n "$next" ]; do
    graph "$next"
    [ "$status" = 200 ] || refused 'The list'
    failed="$failed $(tr '{' '\n' <"$work/body" | member id)"
    next=$(member @odata.nextLink <"$work/body")
  done
}

# Adds the id to $underway, or says why not.
reprocess() {
  graph -X POST -H 'Content-Length: 0' "$REQUESTS/$1/reprocess"
  case $status:$(member code <"$work/body") in
    202:*)
      echo "$1 reprocess accepted"
      underway="$underway $1"
      ;;
    400:ReprocessWindowExpired)
      echo "$1 skipped: its delivery failed too long ago"
      skipped=$((skipped + 1))
      ;;
    400:InvalidRequestState)
      echo "$1 is being delivered already"
      underway="$underway $1"
      ;;
    *) refused "$1" ;;
  esac
}

# Leaves the state in which a delivery ended in $state.
await_delivery() {
  local deadline=$((SECONDS + PATIENCE))
  while :; do
    graph "$REQUESTS/$1?\$select=id,state"
    [ "$status" = 200 ] || refused "$1"
    state=$(member state <"$work/body")
    case $state in delivered | deliveryFailed | partiallyDelivered) return 0 ;; esac
    [ "$SECONDS" -lt "$deadline" ] || fail "$1 is still $state after $PATIENCE s"
    sleep 1
  done
}

sign_in
list_failed
delivered=0
skipped=0
attempt=0
while [ -n "${failed// /}" ]; do
  attempt=$((attempt + 1))
  [ "$attempt" -le "$ATTEMPTS" ] || fail "Not delivered after $ATTEMPTS attempts:$failed"
  underway=
  for id in $failed; do reprocess "$id"; done
  failed=
  for id in $underway; do
    await_delivery "$id"
    echo "$id $state"
    if [ "$state" = delivered ]; then delivered=$((delivered + 1)); else failed="$failed $id"; fi
  done
done
echo "$delivered delivered, $skipped skipped"
