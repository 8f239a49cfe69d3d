import { adjustments } from "./histories";
import { compactBits, type World } from "./world";
import type { Body, Host } from "./replies";

/** A coin as the stand-in's hosts report it: near what the page has built in, so that it is believed. */
interface Coin {
  /** CoinGecko's identifier. */
  id: string;
  /** US dollars. */
  price: number;
  difficulty?: number;
  height?: number;
  /** Hashes a second of the whole network. */
  hashrate?: number;
  /** Measured seconds between blocks. */
  blockTime?: number;
}

/** All coins but Bitcoin, which the world of each test sets. */
export const COINS: Record<string, Coin> = {
  BCH: { id: "bitcoin-cash", price: 430, difficulty: 7.36e11, height: 978_900, hashrate: 5.27e18 },
  LTC: { id: "litecoin", price: 50, difficulty: 9.35e7, height: 3_218_904, hashrate: 2.677e15 },
  DOGE: { id: "dogecoin", price: 0.08, difficulty: 4.28e7, height: 6_470_000, hashrate: 3.06e15 },
  XMR: { id: "monero", price: 390, difficulty: 7.98e11, height: 3_826_300, hashrate: 6.65e9, blockTime: 120 },
  ZEC: { id: "zcash", price: 520, difficulty: 1.77e8, height: 3_565_200, hashrate: 1.933e10, blockTime: 75 },
  ETC: { id: "ethereum-classic", price: 8.5, difficulty: 1.96e15, height: 25_790_000, hashrate: 1.45e14, blockTime: 13.6 },
  RVN: { id: "ravencoin", price: 0.0035, difficulty: 11_091.7, height: 4_640_800, hashrate: 7.9e11, blockTime: 60 },
  KAS: { id: "kaspa", price: 0.03, difficulty: 1.6e16, height: 601_000_000, hashrate: 3.2e17, blockTime: 0.1 },
  ERG: { id: "ergo", price: 0.26, difficulty: 7.57e13, height: 1_945_500, hashrate: 6.3e11, blockTime: 120 },
  DASH: { id: "dash", price: 45, difficulty: 1.008e8, height: 2_590_300, hashrate: 2.75e15 },
  DCR: { id: "decred", price: 13, difficulty: 5.1e9, height: 1_135_500 },
  CKB: { id: "nervos-network", price: 0.002, difficulty: 1.89e18, height: 21_500_000, hashrate: 1.84e17, blockTime: 10.3 },
  ALPH: { id: "alephium", price: 0.038, hashrate: 5.75e15 },
  CFX: { id: "conflux-token", price: 0.05, difficulty: 2.95e12, height: 152_000_000, hashrate: 5.9e12, blockTime: 0.5 },
  ZANO: { id: "zano", price: 8, difficulty: 4.2e13, height: 3_900_000 },
  ETH: { id: "ethereum", price: 2_400 },
  SOL: { id: "solana", price: 93 },
  ADA: { id: "cardano", price: 0.23 },
  ATOM: { id: "cosmos", price: 1.6 },
  DOT: { id: "polkadot", price: 0.92 },
  XTZ: { id: "tezos", price: 0.25 },
  AVAX: { id: "avalanche-2", price: 7.5 },
  NEAR: { id: "near", price: 1.9 },
  TRX: { id: "tron", price: 0.34 },
  BNB: { id: "binancecoin", price: 690 },
  ALGO: { id: "algorand", price: 0.09 },
  SUI: { id: "sui", price: 0.8 },
  APT: { id: "aptos", price: 1.1 },
};

/** One path with one answer. */
const only = (known: string, answer: (world: World) => Body): Host => (path, _query, world) =>
  path === known ? answer(world) : undefined;

const twoMiners = (coin: Coin): Host =>
  only("/api/stats", (world) => ({
    nodes: [
      {
        avgBlockTime: `${coin.blockTime}`,
        difficulty: `${coin.difficulty}`,
        height: `${coin.height}`,
        networkhashps: `${coin.hashrate}`,
      },
    ],
    now: world.now() * 1000,
  }));

const heroMiners = ({ difficulty, height }: Coin): Host =>
  only("/api/stats", () => ({ config: { fee: 0.9 }, network: { difficulty, height } }));

/** The software of mempool.space, for other chains. */
const fork =
  (coin: Coin, blockSeconds: number): Host =>
  (path, _query, world) => {
    const { difficulty, hashrate, height = 0 } = coin;
    switch (path) {
      case "/api/v1/mining/difficulty-adjustments/all":
        return adjustments(difficulty ?? 1, height, world, blockSeconds);
      case "/api/v1/mining/hashrate/3d":
        return { hashrates: [], difficulty: [], currentHashrate: hashrate, currentDifficulty: difficulty };
      case "/api/v1/difficulty-adjustment": {
        const left = 2016 - (height % 2016);
        return {
          difficultyChange: -2.5,
          estimatedRetargetDate: (world.now() + left * blockSeconds) * 1000,
          remainingBlocks: left,
          nextRetargetHeight: height + left,
        };
      }
      case "/api/v1/mining/reward-stats/144":
        return { startBlock: height - 143, endBlock: height, totalReward: "90187200000", totalFee: "187200000", totalTx: "20000" };
      default:
        return undefined;
    }
  };

/** Bitcoin Cash's newest block, on a host that has Bitcoin's, too. */
export function bitcoinCashBlock(world: World): Body {
  const { difficulty = 1, height } = COINS.BCH;
  return { height, mainchain: true, time: world.now(), bits: compactBits(difficulty), subsidy: 312_500_000, fees: 140_000 };
}

/** Ethereum's queues of the last days. */
export function validatorRows(world: World): Body {
  const day = (ago: number) => new Date((world.now() - ago * 86_400) * 1000).toISOString().slice(0, 10);
  return [2, 1].map((ago) => ({
    date: day(ago),
    validators: 901_697,
    entry_wait: 39.29,
    exit_wait: 0.03,
    supply: 121_953_481,
    staked_amount: 42_228_608,
    staked_percent: 34.63,
    apr: 2.64,
  }));
}

/** Coins in existence, near what the program has built in: it believes no others. */
const SUPPLIES: Record<string, number> = {
  algorand: 10e9,
  aptos: 1.2e9,
  "avalanche-2": 473e6,
  cardano: 38.5e9,
  polkadot: 1.7e9,
  solana: 630e6,
  sui: 10e9,
  tron: 94.7e9,
};

/** Supplies of the coins asked for. */
export function supplies(ids: string[]): Body {
  const known = Object.values(COINS).filter(({ id }) => ids.includes(id));
  return known.map(({ id, price }) => {
    const supply = SUPPLIES[id] ?? 2e9;
    return { id, current_price: price, total_supply: supply, circulating_supply: supply * 0.75 };
  });
}

const BLOCKCHAIR = ["BCH", "LTC", "DOGE", "DASH", "ZEC", "XMR"];

function blockchair(): Body {
  const chains = BLOCKCHAIR.map((symbol) => {
    const { id, difficulty, height, hashrate } = COINS[symbol];
    return [id, { data: { difficulty, best_block_height: height, hashrate_24h: `${hashrate}` } }];
  });
  return { data: Object.fromEntries(chains), context: { code: 200 } };
}

function blockCypher(path: string): Body {
  const coin = COINS[path.match(/^\/v1\/(ltc|doge|dash)\/main$/)?.[1].toUpperCase() ?? ""];
  return coin && { name: "main", height: coin.height, peer_count: 20 };
}

function kaspa(path: string): Body {
  const { difficulty, hashrate = 0, height } = COINS.KAS;
  if (path === "/info/blockdag") return { networkName: "kaspa-mainnet", difficulty, virtualDaaScore: `${height}` };
  return path === "/info/hashrate" ? { hashrate: hashrate / 1e12 } : undefined;
}

const ergo: Host = (path, _query, world) => {
  const { difficulty, hashrate, height } = COINS.ERG;
  if (path === "/info") return { version: "6.0", hashRate: hashrate };
  return path === "/blocks" ? { items: [{ height, difficulty, timestamp: world.now() * 1000 }], total: height } : undefined;
};

const alephium: Host = (path, query) => {
  if (path !== "/charts/hashrates" || query.get("interval-type") !== "daily") return undefined;
  const row = (timestamp: number) => ({ timestamp, hashrate: `${COINS.ALPH.hashrate}`, value: COINS.ALPH.hashrate });
  const to = Number(query.get("toTs"));
  return [row(to - 86_400_000), row(to - 3_600_000)];
};

function cosmosNode(path: string): Body {
  switch (path) {
    case "/cosmos/mint/v1beta1/inflation":
      return { inflation: "0.100000000000000000" };
    case "/cosmos/staking/v1beta1/pool":
      return { pool: { bonded_tokens: "318000000000000", not_bonded_tokens: "180000000000000" } };
    case "/cosmos/distribution/v1beta1/params":
      return { params: { community_tax: "0.020000000000000000" } };
    case "/cosmos/bank/v1beta1/supply/by_denom":
      return { amount: { denom: "uatom", amount: "498000000000000" } };
    default:
      return undefined;
  }
}

const COSMOS_HUB = {
  bonded_tokens: "318000000000000",
  total_supply: "498000000000000",
  bonded_ratio: 0.6385,
  base_inflation: 0.1,
  community_tax: 0.02,
  calculated_apr: 0.1722,
};

const TEZOS = {
  totalSupply: 1.1e15,
  circulatingSupply: 1.08e15,
  totalOwnStaked: 1.2e14,
  totalExternalStaked: 1.8e14,
  totalOwnDelegated: 9e13,
  totalExternalDelegated: 3.1e14,
};

function koios(path: string): Body {
  if (path === "/api/v1/totals") return [{ epoch_no: 669, supply: "38650000000000000", circulation: "37100000000000000" }];
  return path === "/api/v1/epoch_info" ? [{ epoch_no: 669, active_stake: "21700000000000000" }] : undefined;
}

/** The hosts that know one network each, or that stand behind the others. */
export const NETWORK_HOSTS: Record<string, Host> = {
  "litecoinspace.org": fork(COINS.LTC, 150),
  "explorer.melroy.org": fork(COINS.BCH, 600),
  "api.moneroocean.stream": only("/network/stats", (world) => {
    const { difficulty, height } = COINS.XMR;
    return { difficulty, height, hash: "5f2c", ts: world.now(), value: 612_345_000_000 };
  }),
  "xmrchain.net": only("/api/networkinfo", () => {
    const { difficulty, height, hashrate } = COINS.XMR;
    return { data: { difficulty: `${difficulty}`, height, hash_rate: hashrate, target: 120 }, status: "success" };
  }),
  ...Object.fromEntries(
    ["XMR", "ZEC", "ETC", "RVN", "KAS", "ERG", "CKB", "CFX"].map((symbol) => [
      `${symbol.toLowerCase()}.2miners.com`,
      twoMiners(COINS[symbol]),
    ]),
  ),
  "ravencoin.herominers.com": heroMiners(COINS.RVN),
  "ergo.herominers.com": heroMiners(COINS.ERG),
  "conflux.herominers.com": heroMiners(COINS.CFX),
  "zano.herominers.com": heroMiners(COINS.ZANO),
  "api.kaspa.org": kaspa,
  "api.ergoplatform.com": ergo,
  "backend.mainnet.alephium.org": alephium,
  "dcrdata.decred.org": only("/api/block/best", () => ({ height: COINS.DCR.height, diff: COINS.DCR.difficulty })),
  "api.blockchair.com": only("/stats", blockchair),
  "insight.dash.org": (path, query) =>
    path === "/insight-api/status" && query.get("q") === "getInfo"
      ? { info: { blocks: COINS.DASH.height, difficulty: COINS.DASH.difficulty } }
      : undefined,
  "api.blockcypher.com": blockCypher,
  "raw.githubusercontent.com": only("/etheralpha/validatorqueue-com/main/historical_data.json", validatorRows),
  "eth-api.lido.fi": only("/v1/protocol/steth/apr/sma", (world) => ({
    data: { aprs: [{ timeUnix: world.now() - 3600, apr: 2.39 }], smaApr: 2.385 },
  })),
  "chains.cosmos.directory": only("/cosmoshub", () => ({ chain: { symbol: "ATOM", params: COSMOS_HUB } })),
  "cosmos-rest.publicnode.com": cosmosNode,
  "api.koios.rest": koios,
  "api.tzkt.io": only("/v1/statistics/current", () => TEZOS),
  "eu.rpc.tez.capital": only("/chains/main/blocks/head/context/issuance/current_yearly_rate", () => '"4.615"'),
};
