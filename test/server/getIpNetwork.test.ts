import { expect, test } from "vitest";
import { getIpNetwork } from "../../src/server/getIpNetwork.ts";

test.each([
  ["203.0.113.42", "203.0.113.42"],
  ["::ffff:203.0.113.42", "203.0.113.42"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80::1%eth0"],
  ["the office", "the office"],
  ["a:b", "a:b"],
])("%s counts as %s", (ip, network) => {
  expect(getIpNetwork(ip)).toBe(network);
});
