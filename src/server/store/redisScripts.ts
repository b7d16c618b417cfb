/*
 * Redis runs a script atomically. Each script gets all of its keys in `KEYS`, and they share a hash
 * tag, so it also runs in a cluster. Claims and values are stored as `held:…` and `done:…`.
 */

export const READ: string = "return redis.call('GET', KEYS[1])";

export const CLAIM: string = `
local found = redis.call('GET', KEYS[1])
if found and found ~= 'held:' .. ARGV[1] and (not ARGV[3] or found ~= 'done:' .. ARGV[3]) then
  return found
end
redis.call('SET', KEYS[1], 'held:' .. ARGV[1], 'PX', ARGV[2])
return false`;

export const COMPLETE: string = `
if redis.call('GET', KEYS[1]) ~= 'held:' .. ARGV[1] then return 0 end
redis.call('SET', KEYS[1], 'done:' .. ARGV[2], 'PX', ARGV[3])
return 1`;

export const RELEASE: string = `
if redis.call('GET', KEYS[1]) == 'held:' .. ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

export const INCREMENT: string = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;

/*
 * The ledger is four keys: a hash with each purchase as JSON, and three sorted sets for the lists. A
 * key per purchase would need scripts that make up names of keys, which not every server allows.
 *
 * A purchase's field in the hash is its id and vendor. In the set of all histories it has an entry
 * of its user, `createdAt` and field, which Redis sorts by bytes. The JSON holds that entry too.
 */

export const GET_PURCHASE: string = "return redis.call('HGET', KEYS[1], ARGV[1])";

export const SAVE_PURCHASE: string = `
local field, json, before, entry, due, updated = unpack(ARGV)
local stored = redis.call('HGET', KEYS[1], field)
local record = stored and cjson.decode(stored)
if (record and record.version or 0) ~= tonumber(before) then return 0 end
if record and record.historyEntry ~= entry then
  redis.call('ZREM', KEYS[4], record.historyEntry)
end
redis.call('HSET', KEYS[1], field, json)
redis.call('ZADD', KEYS[4], 0, entry)
if due ~= '' then
  redis.call('ZADD', KEYS[2], due, field)
  redis.call('ZREM', KEYS[3], field)
else
  redis.call('ZREM', KEYS[2], field)
  redis.call('ZADD', KEYS[3], updated, field)
end
return 1`;

/** Returns how many due purchases it looked at, and those that were not checked too recently. */
export const LIST_DUE: string = `
local dueBefore, checkedBefore, offset, count = unpack(ARGV)
local fields = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', dueBefore, 'LIMIT', offset, count)
local found = { #fields }
for _, field in ipairs(fields) do
  local json = redis.call('HGET', KEYS[1], field)
  local checkedAt = cjson.decode(json).checkedAt
  if not checkedAt or checkedAt <= tonumber(checkedBefore) then found[#found + 1] = json end
end
return found`;

export const LIST_HISTORY: string = `
local user, max, count = unpack(ARGV)
local entries = redis.call('ZREVRANGEBYLEX', KEYS[4], max, '[' .. user, 'LIMIT', 0, count)
local found = {}
for index, entry in ipairs(entries) do
  found[index] = redis.call('HGET', KEYS[1], string.sub(entry, #user + 17))
end
return found`;

const DELETE = `
local function delete(field)
  local entry = cjson.decode(redis.call('HGET', KEYS[1], field)).historyEntry
  redis.call('HDEL', KEYS[1], field)
  redis.call('ZREM', KEYS[2], field)
  redis.call('ZREM', KEYS[3], field)
  redis.call('ZREM', KEYS[4], entry)
end`;

export const DELETE_USER: string = `${DELETE}
local user, max, count = unpack(ARGV)
local entries = redis.call('ZREVRANGEBYLEX', KEYS[4], max, '[' .. user, 'LIMIT', 0, count)
for _, entry in ipairs(entries) do delete(string.sub(entry, #user + 17)) end
return #entries`;

export const DELETE_SETTLED: string = `${DELETE}
local fields = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, field in ipairs(fields) do delete(field) end
return #fields`;
