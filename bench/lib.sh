# What the benchmarks share. Everything they start listens on ports that the kernel chose, and is ended by its pid.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
pids=()

finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

need() { # need PROGRAM PACKAGE
  command -v "$1" >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2"; } >/dev/null
}

tenant=5eed0000-0000-4000-8000-000000000001
client=5eed0000-0000-4000-8000-0000000000a1
secret=demo-secret-of-access-operations
requests_path=/v1.0/identityGovernance/entitlementManagement/assignmentRequests
reprocess_path=/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests

emulator_jar() {
  local jar
  jar=$(ls "$root"/target/graph-entitlement-emulator-*.jar 2>/dev/null | grep -v sources | head -1 || true)
  if [ -z "$jar" ]; then
    (cd "$root" && ./mvnw -B -q -DskipTests package) >&2
    jar=$(ls "$root"/target/graph-entitlement-emulator-*.jar | head -1)
  fi
  printf '%s\n' "$jar"
}

# How the emulator is started: the image's command is the one to measure, this is what a developer has.
command=${BENCH_COMMAND:-java -XX:+UseSerialGC -jar $(emulator_jar)}

start_emulator() { # start_emulator [NAME=VALUE...]; sets emulator, emulator_pid and token
  local log="$work/emulator.log"
  : > "$log"
  env EMULATOR_HTTP_PORT=0 EMULATOR_HTTPS_PORT=0 "$@" $command > "$log" 2>&1 &
  emulator_pid=$!
  pids+=("$emulator_pid")
  await "$log" 'is ready: '
  emulator=$(grep -o 'is ready: http://localhost:[0-9]*' "$log" | sed 's/is ready: //')
  token=$(curl -sf "$emulator/$tenant/oauth2/v2.0/token" -d grant_type=client_credentials -d "client_id=$client" \
    -d "client_secret=$secret" -d scope=https://graph.microsoft.com/.default \
    | sed -E 's/.*"access_token":"([^"]+)".*/\1/')
}

await() { # await FILE TEXT
  for _ in $(seq 1800); do
    grep -q "$2" "$1" && return
    sleep 0.1
  done
  cat "$1" >&2
  echo "It did not say '$2' within three minutes" >&2
  return 1
}

# PostgreSQL of the system, on a free port, in a folder that is gone afterwards.
need_postgres() {
  ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 \
    || { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql; } > /dev/null 2>&1
  postgres_bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -1)")
}
as_postgres() { runuser -u postgres -- "$@"; }

start_postgres() { # sets database, for the user emulator
  need_postgres
  chmod 755 "$work"
  install -d -o postgres "$work/postgres"
  as_postgres "$postgres_bin/initdb" -D "$work/postgres" -A trust -U emulator > /dev/null
  postgres_port=$(java "$root/bench/FreePort.java")
  database="jdbc:postgresql://127.0.0.1:$postgres_port/emulator"
  as_postgres "$postgres_bin/postgres" -D "$work/postgres" -p "$postgres_port" -h 127.0.0.1 -k "$work/postgres" \
    > "$work/postgres.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 100); do
    if psql -q -h 127.0.0.1 -p "$postgres_port" -U emulator -d postgres -c 'create database emulator' > /dev/null 2>&1; then
      pids+=("$(head -1 "$work/postgres/postmaster.pid")")
      return
    fi
    sleep 0.1
  done
  cat "$work/postgres.log" >&2
  return 1
}

resident() { # resident PID, in MB
  awk '/^VmRSS/ {printf "%d", $2 / 1024}' "/proc/$1/status"
}

# Failed requests that fail again each time, so that they can be reprocessed for as long as the load lasts.
seed_failed() { # seed_failed COUNT
  { printf '{"assignmentRequests":['
    for i in $(seq "$1"); do
      [ "$i" -eq 1 ] || printf ','
      printf '{"id":"%s","requestType":"adminAdd","state":"deliveryFailed","accessPackage":"%s","requestor":"%s","createdAt":"-5h","completedAt":"-4h"}' \
        "$(id_of "$i")" 5eed0000-0000-4000-8000-0000000000d2 5eed0000-0000-4000-8000-0000000000c1
    done
    printf ']}'; } > "$work/seed.json"
  curl -sf -X POST "$emulator/_emulator/seed?mode=merge" -H 'Content-Type: application/json' \
    --data-binary @"$work/seed.json" -o /dev/null
  curl -sf -X PUT "$emulator/_emulator/delivery" -H 'Content-Type: application/json' \
    -d '{"delay":"PT0S","outcome":"deliveryFailed"}' -o /dev/null
}

id_of() { printf 'bbbbbbbb-0000-4000-8000-%012d' "$1"; }

delivered() { # how many deliveries the queue has carried out
  curl -sf "$emulator/_emulator/prometheus" \
    | awk '/^emulator_deliveries_total/ {sum += $2} END {printf "%d", sum}'
}

await_idle() {
  for _ in $(seq 1200); do
    [ "$(queued)" -eq 0 ] && return
    sleep 0.1
  done
  echo 'The queue has not become empty within two minutes' >&2
  return 1
}

queued() { curl -sf "$emulator/_emulator/deliveries?limit=1000" | grep -o '"request":"bbbbbbbb' | wc -l; }

load() { # load SECONDS CONNECTIONS URL; prints load.lua's line without its first word
  wrk -t1 -c"$2" -d"$1s" --timeout 10s -s "$root/bench/load.lua" "$3" | sed -n 's/^RESULT //p'
}

median() { sort -n | awk '{all[NR] = $1} END {print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2}'; }
