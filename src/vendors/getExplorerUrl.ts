/** Blockchain explorers, by the network names that vendors and wallets use. */
const EXPLORERS: readonly (readonly [names: string, url: string])[] = [
  ["tron trc20 trx", "https://tronscan.org/#/transaction/"],
  ["ethereum erc20 eth", "https://etherscan.io/tx/"],
  ["polygon matic", "https://polygonscan.com/tx/"],
  ["bsc bep20 bnb", "https://bscscan.com/tx/"],
  ["solana sol spl", "https://solscan.io/tx/"],
  ["bitcoin btc", "https://mempool.space/tx/"],
  ["arbitrum", "https://arbiscan.io/tx/"],
  ["optimism", "https://optimistic.etherscan.io/tx/"],
  ["base", "https://basescan.org/tx/"],
];

/**
 * URL of the transaction in an explorer; nothing for an unknown network, such as every test
 * network.
 */
export function getExplorerUrl(network: string, txHash: string): string | undefined {
  const name = network.toLowerCase();
  const explorer = EXPLORERS.find(([names]) => names.split(" ").includes(name));
  return explorer && explorer[1] + encodeURIComponent(txHash);
}
