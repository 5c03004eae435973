-- Sends requests without a pause: the path PATH with the token TOKEN, or, if PATH is /api/login,
-- logins of the accounts NAME1, NAME2, ... up to COUNT (0: of the account NAME alone).
--
--   wrk -t2 -c8 -d5s -s rate.lua http://127.0.0.1:9080 -- PATH TOKEN
--   wrk -t2 -c8 -d5s -s rate.lua http://127.0.0.1:9080 -- /api/login NAME COUNT PASSWORD [once]
--
-- With "once" each thread sends one request: a burst of as many as there are threads.
-- Prints: good answers per second, their number, all others, and the latencies in milliseconds:
-- median, 99th percentile, slowest.
local threads = {}
function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  path, name, count, password, once = args[1], args[2], tonumber(args[3]), args[4], args[5]
  good = 0
  math.randomseed(os.time() * 1024 + number)
end

function request()
  if path ~= "/api/login" then
    return wrk.format("GET", path, {Authorization = name and "Bearer " .. name})
  end
  local who = count == 0 and name or name .. math.random(count)
  local body = string.format('{"username":"%s","password":"%s"}', who, password)
  return wrk.format("POST", path, {["Content-Type"] = "application/json"}, body)
end

function response(status)
  if status == 200 then good = good + 1 end
  if once then wrk.thread:stop() end
end

function done(summary, latency)
  local sum = 0
  for _, thread in ipairs(threads) do sum = sum + thread:get("good") end
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write
  print(string.format("RESULT %.2f %d %d %.2f %.2f %.2f", sum / summary.duration * 1e6, sum,
    summary.requests - sum + errors, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3))
end
