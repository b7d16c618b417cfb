import { expect, test } from "vitest";
import { toCanonicalNetwork, toVendorNetwork } from "../../src/vendors/networks.ts";

test.each([
  ["transak", "TRC20", "tron"],
  ["transak", "ERC20", "ethereum"],
  ["transak", "bep20", "bsc"],
  ["transak", "TRON", "tron"],
  ["transak", "Polygon", "polygon"],
  ["transak", "bitcoin", "mainnet"],
  ["proof", "tron", "TRC20"],
  ["proof", "Ethereum", "ERC20"],
  ["proof", "BSC", "BEP20"],
  ["proof", "trc20", "TRC20"],
  ["bleepay", "ERC20", "ethereum"],
  ["bleepay", "POLYGON", "polygon"],
])("%s calls %s %s", (vendor, network, word) => {
  expect(toVendorNetwork(vendor, network)).toBe(word);
});

test.each([
  ["transak", "Dogechain"],
  ["transak", "constructor"],
  ["proof", "Polygon"],
  ["bleepay", "TRC20"],
  ["another", "TRC20"],
])("%s gets the network %s unchanged, because its word is unknown", (vendor, network) => {
  expect(toVendorNetwork(vendor, network)).toBe(network);
});

test.each([
  ["TRC20", "tron"],
  ["erc20", "ethereum"],
  ["BSC", "bsc"],
  ["Bitcoin", "mainnet"],
  ["Dogechain", "Dogechain"],
])("options call %s %s", (network, name) => {
  expect(toCanonicalNetwork(network)).toBe(name);
});
