-- Makes one call of the API again and again on many accounts, and measures that call alone.
--
--   wrk -t8 -c8 -d5s -s calls.lua http://127.0.0.1:9080 -- CALL ACCOUNTS FROM OPERATOR CLIENT WEBHOOK
--
-- CALL is a name in "flows" below. The database was filled with ACCOUNTS accounts by fill.sql.
-- FROM is the first account whose mailed links may be used. OPERATOR is the operator token, CLIENT a
-- client's credentials for HTTP Basic, WEBHOOK the id of a webhook. Each thread needs exactly one
-- connection: the steps of a flow follow one another, and a step with "!" is measured.
-- Prints: the median and the 99th percentile in microseconds, the number of calls, the failures.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanos; } load_time;
  int clock_gettime(int clock, load_time *time);
]]
local THREADS, LINKS_PER_THREAD, FIRST_ID = 8, 10, 1000000000000
local PASSWORD, OTHER = "correct horse battery staple", "a quiet afternoon in May"

local function times(count, step)
  local steps = {"login"}
  for i = 1, count do steps[#steps + 1] = step end
  steps[#steps + 1] = "logout"
  return steps
end

-- A new account with two sessions.
local function new_account(...) return {"signup", "login_own", "login_own", ...} end

-- What ends sessions or accounts gets an account of its own, so that the filled ones stay as they are.
-- Other calls that are not here have a flow of one step.
local flows = {
  logout = {"login", "logout!"},
  login = {"login!", "logout"},
  profile = times(20, "profile!"),
  update_profile = times(20, "update_profile!"),
  sessions = times(20, "sessions!"),
  events = times(20, "events!"),
  introspect = times(20, "introspect!"),
  revoke = {"login", "revoke!"},
  end_session = {"login", "sessions", "end_session!"},
  confirm_email = {"login_link", "confirm_email!", "logout"},
  change_email = new_account("change_email!", "logout"),
  change_password = new_account("change_password!", "logout"),
  logout_all = new_account("logout_all!"),
  delete_account = new_account("delete_account!"),
  operator_password = new_account("operator_find_own", "operator_password!"),
  operator_disable = new_account("operator_find_own", "operator_disable!"),
  operator_end_sessions = new_account("operator_find_own", "operator_end_sessions!"),
  operator_erase = new_account("operator_find_own", "operator_erase!"),
}

-- Whose links are used up, so that each thread has only LINKS_PER_THREAD of them per run.
local LINKS = {reset_password = true, verify_email = true, confirm_email = true, reject_link = true}

local GET, POST, DELETE = "GET", "POST", "DELETE"
local ACCOUNT = "/api/admin/accounts/$id"
local steps = {
  signup = {POST, "/api/signup", '{"username":"$own","email":"$own@example.com","password":"$password"}'},
  login = {POST, "/api/login", '{"username":"filled_$n","password":"$password"}'},
  login_own = {POST, "/api/login", '{"username":"$own","password":"$password"}'},
  login_link = {POST, "/api/login", '{"username":"filled_$link","password":"$password"}'},
  logout = {POST, "/api/logout", "{}"},
  profile = {GET, "/api/profile"},
  update_profile = {POST, "/api/update_profile", '{"full_name":"Filled $n","experience_years":$years}'},
  sessions = {GET, "/api/sessions"},
  events = {GET, "/api/events"},
  end_session = {DELETE, "/api/sessions/$session"},
  forgot_password = {POST, "/api/forgot-password", '{"email":"filled_$n@example.com"}'},
  resend_verification = {POST, "/api/resend_verification", '{"email":"filled_$n@example.com"}'},
  reset_password = {POST, "/api/reset-password", '{"token":"filled$padded","new_password":"$other"}'},
  check_link = {POST, "/api/check_link", '{"token":"verify$anybody"}'},
  reject_link = {POST, "/api/reject_link", '{"token":"reject$padded"}'},
  verify_email = {POST, "/api/verify_email", '{"token":"verify$padded","password":"$password"}'},
  change_email = {POST, "/api/change_email", '{"new_email":"new_$own@example.com","password":"$password"}'},
  confirm_email = {POST, "/api/confirm_email", '{"token":"change$padded"}'},
  change_password = {POST, "/api/change_password", '{"current_password":"$password","new_password":"$other"}'},
  logout_all = {POST, "/api/logout_all", "{}"},
  delete_account = {POST, "/api/delete_account", '{"password":"$password"}'},
  introspect = {POST, "/oauth/introspect", "token=$token"},
  revoke = {POST, "/oauth/revoke", "token=$token"},
  keys = {GET, "/.well-known/jwks.json"},
  status_lists = {GET, "/status-lists"},
  operator_find = {GET, "/api/admin/accounts?q=filled_$n"},
  operator_find_own = {GET, "/api/admin/accounts?q=$own"},
  operator_account = {GET, ACCOUNT},
  operator_update = {POST, ACCOUNT, '{"full_name":"Filled $n"}'},
  operator_disable = {POST, ACCOUNT, '{"enabled":false}'},
  operator_password = {POST, ACCOUNT .. "/password", '{"new_password":"$other"}'},
  operator_reset_mail = {POST, ACCOUNT .. "/reset_mail", "{}"},
  operator_unlock = {POST, ACCOUNT .. "/unlock", "{}"},
  operator_account_events = {GET, ACCOUNT .. "/events"},
  operator_account_sessions = {GET, ACCOUNT .. "/sessions"},
  operator_account_mails = {GET, ACCOUNT .. "/mails"},
  operator_end_sessions = {DELETE, ACCOUNT .. "/sessions"},
  operator_erase = {DELETE, ACCOUNT},
  operator_events = {GET, "/api/admin/events?account=$id"},
  operator_mails = {GET, "/api/admin/mails?state=parked"},
  operator_stats = {GET, "/api/admin/stats"},
  operator_clients = {GET, "/api/admin/clients"},
  operator_deliveries = {GET, "/api/admin/webhooks/$webhook/deliveries"},
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
  call, accounts, from = args[1], tonumber(args[2]), tonumber(args[3])
  flow = flows[call] or {call .. "!"}
  took, failed, step, made, links = {}, 0, 1, 0, 0
  run = string.format("%x", os.time() % 0x100000)
  math.randomseed(os.time() * 64 + number)
  values = {password = PASSWORD, other = OTHER, operator = args[4], client = args[5], webhook = args[6]}
  start_again()
end

function start_again()
  step, made = 1, made + 1
  -- No two threads use the same account. The second half belongs to links, which change passwords.
  values.n = math.random(math.floor(accounts / 2 / THREADS)) * THREADS - number
  values.own = string.format("l%s_%d_%d_", run, number, made)
  values.id = string.format("%d", FIRST_ID + values.n)
  values.anybody, values.token = string.format("%042d", values.n), nil
end

local function authorization(name)
  if name:find("^operator") then return "Bearer " .. values.operator end
  if name == "introspect" or name == "revoke" then return "Basic " .. values.client end
  return values.token and "Bearer " .. values.token
end

function request()
  local name = flow[step]:gsub("!", "")
  local method, path, body = unpack(steps[name])
  values.link = from + number * LINKS_PER_THREAD + links
  values.padded, values.years = string.format("%042d", values.link), math.random(50)
  local form = path:find("^/oauth/") and "application/x-www-form-urlencoded"
  local headers = {["Content-Type"] = body and (form or "application/json"), Authorization = authorization(name)}
  local text = wrk.format(method, path:gsub("%$(%a+)", values), headers, body and body:gsub("%$(%a+)", values))
  began = micros()
  return text
end

function response(status, headers, body)
  if status ~= 200 or body:find('"active":false') then
    failed, last = failed + 1, status .. " " .. flow[step] .. " " .. body:sub(1, 120)
    start_again()
  else
    if flow[step]:find("!") then took[#took + 1] = micros() - began end
    values.token = body:match('"token":"([^"]+)"') or values.token
    values.session = body:match('"id":"([^"]+)"[^}]*"current":true') or values.session
    if flow[step] == "operator_find_own" then values.id = body:match('"id":"?(%d+)') or values.id end
    step = step + 1
    if step > #flow then links = links + 1; start_again() end
  end
  if LINKS[call] and links == LINKS_PER_THREAD then wrk.thread:stop() end
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
