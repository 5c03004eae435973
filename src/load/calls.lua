-- Makes one call of the API again and again on many accounts, and measures that call alone.
--
--   wrk -t8 -c8 -d5s -s calls.lua http://127.0.0.1:9080 -- CALL ACCOUNTS FROM
--
-- CALL is a name in "flows" below. The database was filled with ACCOUNTS accounts by fill.sql.
-- FROM is the first account whose reset ticket may be used. Each thread needs exactly one
-- connection: the steps of a flow follow one another, and a step with "!" is measured.
-- Prints: the median and the 99th percentile in microseconds, the number of calls, the failures.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanos; } load_time;
  int clock_gettime(int clock, load_time *time);
]]
local PASSWORD, OTHER = "correct horse battery staple", "a quiet afternoon in May"
local THREADS, RESETS_PER_THREAD = 8, 10

local function times(count, step)
  local steps = {"login"}
  for i = 1, count do steps[#steps + 1] = step end
  steps[#steps + 1] = "logout"
  return steps
end

-- What ends sessions or accounts gets an account of its own, so that the filled ones stay as they are.
local flows = {
  signup = {"signup!"},
  login = {"login!", "logout"},
  logout = {"login", "logout!"},
  profile = times(20, "profile!"),
  update_profile = times(20, "update_profile!"),
  sessions = times(20, "sessions!"),
  end_session = {"login", "sessions", "end_session!"},
  forgot_password = {"forgot_password!"},
  reset_password = {"reset_password!"},
  change_password = {"signup", "login_own", "login_own", "change_password!", "logout"},
  logout_all = {"signup", "login_own", "login_own", "logout_all!"},
  delete_account = {"signup", "login_own", "login_own", "delete_account!"},
  keys = {"keys!"}
}

local clock = ffi.new("load_time")
local function micros()
  ffi.C.clock_gettime(1, clock)
  return tonumber(clock.seconds) * 1000000 + tonumber(clock.nanos) / 1000
end

local threads = {}
function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  flow, accounts, from = flows[args[1]], tonumber(args[2]), tonumber(args[3])
  took, failed, step, made, resets = {}, 0, 1, 0, 0
  run = string.format("%x", os.time() % 0x100000)
  math.randomseed(os.time() * 64 + number)
  anybody = THREADS - number
end

local function request_for(method, path, body)
  local headers = {["Content-Type"] = body and "application/json", Authorization = token}
  return wrk.format(method, path, headers, body)
end

local function credentials(name)
  return string.format('{"username":"%s","password":"%s"}', name, PASSWORD)
end

local function own() return string.format("l%s_%d_%d", run, number, made) end

local steps = {
  signup = function()
    return request_for("POST", "/api/signup", string.format(
      '{"username":"%s","email":"%s@example.com","password":"%s"}', own(), own(), PASSWORD))
  end,
  login = function() return request_for("POST", "/api/login", credentials("filled_" .. anybody)) end,
  login_own = function() return request_for("POST", "/api/login", credentials(own())) end,
  logout = function() return request_for("POST", "/api/logout", "{}") end,
  profile = function() return request_for("GET", "/api/profile") end,
  update_profile = function()
    return request_for("POST", "/api/update_profile", string.format(
      '{"full_name":"Filled %d","experience_years":%d}', anybody, math.random(50)))
  end,
  sessions = function() return request_for("GET", "/api/sessions") end,
  end_session = function() return request_for("DELETE", "/api/sessions/" .. session) end,
  forgot_password = function()
    return request_for("POST", "/api/forgot-password",
      string.format('{"email":"filled_%d@example.com"}', anybody))
  end,
  reset_password = function()
    local ticket = from + number * RESETS_PER_THREAD + resets
    return request_for("POST", "/api/reset-password", string.format(
      '{"token":"filled%042d","new_password":"%s"}', ticket, OTHER))
  end,
  change_password = function()
    return request_for("POST", "/api/change_password", string.format(
      '{"current_password":"%s","new_password":"%s"}', PASSWORD, OTHER))
  end,
  logout_all = function() return request_for("POST", "/api/logout_all", "{}") end,
  delete_account = function()
    return request_for("POST", "/api/delete_account", string.format('{"password":"%s"}', PASSWORD))
  end,
  keys = function() return request_for("GET", "/.well-known/jwks.json") end
}

function request()
  local text = steps[flow[step]:gsub("!", "")]()
  began = micros()
  return text
end

local function start_again()
  step, token, made = 1, nil, made + 1
  -- No two threads use the same account. The second half belongs to reset_password, which changes
  -- passwords.
  anybody = math.random(math.floor(accounts / 2 / THREADS)) * THREADS - number
end

function response(status, headers, body)
  if status ~= 200 then
    failed, last = failed + 1, status .. " " .. flow[step] .. " " .. body:sub(1, 120)
    start_again()
  else
    if flow[step]:find("!") then took[#took + 1] = micros() - began end
    local found = body:match('"token":"([^"]+)"')
    token = found and "Bearer " .. found or token
    session = body:match('"id":"([^"]+)"[^}]*"current":true') or session
    step = step + 1
    if step > #flow then start_again() end
  end
  if flow[1] == "reset_password!" then
    resets = resets + 1
    if resets == RESETS_PER_THREAD then wrk.thread:stop() end
  end
end

function done()
  local all, failures, why = {}, 0, nil
  for _, thread in ipairs(threads) do
    for _, one in ipairs(thread:get("took")) do all[#all + 1] = one end
    failures, why = failures + thread:get("failed"), why or thread:get("last")
  end
  table.sort(all)
  local function share(part) return all[math.max(1, math.floor(#all * part))] or 0 end
  print(string.format("RESULT %d %d %d %d %s", share(0.5), share(0.99), #all, failures, why or ""))
end
