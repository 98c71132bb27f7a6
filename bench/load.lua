-- One load of wrk. What is sent and expected comes from the environment: METHOD, PATHS (a format with %d for a number from 1 to
-- COUNT, or none), COUNT, TOKEN, FORM, EXPECT. Prints, in one line: answers as expected, other answers, errors of the
-- socket, seconds, the latency's median and 99th percentile in milliseconds, and how many answers had which status.
local method = os.getenv("METHOD") or "GET"
local paths = os.getenv("PATHS")
local count = tonumber(os.getenv("COUNT") or "1")
local token = os.getenv("TOKEN")
local form = os.getenv("FORM")
local expect = tonumber(os.getenv("EXPECT") or "200")
local threads = {}
local next_id = 0
local sent = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("first", #threads)
end

function init()
  ok, other, statuses = 0, 0, {}
  local headers = {}
  if token then headers["Authorization"] = "Bearer " .. token end
  if form then headers["Content-Type"] = "application/x-www-form-urlencoded" end
  for i = 1, count do sent[i] = wrk.format(method, string.format(paths, i), headers, form) end
end

function request()
  next_id = next_id % count + 1
  return sent[next_id]
end

function response(status)
  statuses[status] = (statuses[status] or 0) + 1
  if status == expect then ok = ok + 1 else other = other + 1 end
end

function done(summary, latency)
  local all, strange, count = 0, 0, {}
  for _, thread in ipairs(threads) do
    all = all + thread:get("ok")
    strange = strange + thread:get("other")
    for status, times in pairs(thread:get("statuses")) do count[status] = (count[status] or 0) + times end
  end
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  local seen = {}
  for status, times in pairs(count) do table.insert(seen, status .. "=" .. times) end
  table.sort(seen)
  io.write(string.format("RESULT %d %d %d %.3f %.2f %.2f %s\n", all, strange, errors, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, table.concat(seen, ",")))
end
