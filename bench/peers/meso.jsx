import {
  Asset,
  AuthenticationStrategy,
  Environment,
  inlineTransfer,
  Network,
} from "@meso-network/meso-js";
import { useEffect } from "react";
import { openPage } from "./page.jsx";

function Checkout() {
  useEffect(() => {
    const transfer = inlineTransfer({
      container: "#meso",
      partnerId: "bench",
      environment: Environment.SANDBOX,
      sourceAmount: "100",
      destinationAsset: Asset.USDC,
      network: Network.ETHEREUM_MAINNET,
      walletAddress: "0x0000000000000000000000000000000000000000",
      authenticationStrategy: AuthenticationStrategy.BYPASS_WALLET_VERIFICATION,
      onEvent() {},
      onSignMessageRequest: async () => "",
    });
    return () => transfer.destroy();
  }, []);
  return <div id="meso" />;
}

openPage({ Checkout });
