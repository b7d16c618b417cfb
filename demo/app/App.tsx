import type { ReactElement } from "react";
import { BuyPage } from "./BuyPage.tsx";
import { CustomPage } from "./CustomPage.tsx";
import { DirectPage } from "./DirectPage.tsx";
import { EventLog, useEventLog } from "./EventLog.tsx";
import type { PageProps } from "./PageProps.ts";
import { SellPage } from "./SellPage.tsx";
import { addressOf, type Page, usePage } from "./usePage.ts";
import { useWallet, type Wallet } from "./useWallet.ts";

const PAGES: Record<Page, { name: string; Content: (props: PageProps) => ReactElement }> = {
  buy: { name: "Buy", Content: BuyPage },
  sell: { name: "Sell", Content: SellPage },
  direct: { name: "Direct", Content: DirectPage },
  custom: { name: "Custom UI", Content: CustomPage },
};

export function App(): ReactElement {
  const { page, provider } = usePage();
  const wallet = useWallet();
  const [entries, log] = useEventLog();
  const { name, Content } = PAGES[page];

  return (
    <>
      <title>{`${name} · Northwind Wallet`}</title>
      <header className="top">
        <a className="brand" href={addressOf({ page: "buy", provider })}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <rect width="24" height="24" rx="7" />
            <path d="M7.5 17V7l9 10V7" />
          </svg>
          Northwind
        </a>
        <nav aria-label="Main">
          {(Object.keys(PAGES) as Page[]).map((key) => (
            <a
              key={key}
              href={addressOf({ page: key, provider })}
              aria-current={key === page ? "page" : undefined}
            >
              {PAGES[key].name}
            </a>
          ))}
        </nav>
      </header>
      <div className="columns">
        <Balance wallet={wallet} />
        <main>
          <Content key={page} wallet={wallet} onEvent={log} />
        </main>
        <aside>
          <Activity wallet={wallet} />
          <EventLog entries={entries} />
        </aside>
      </div>
    </>
  );
}

function Balance({ wallet }: { wallet: Wallet }) {
  const balance = new Intl.NumberFormat("en", { minimumFractionDigits: 2 });
  return (
    <section className="balance" aria-label="Balance">
      <p>Ada’s wallet</p>
      <output>
        {balance.format(wallet.balance / 100)} <small>USDT</small>
      </output>
    </section>
  );
}

function Activity({ wallet }: { wallet: Wallet }) {
  return (
    <section className="activity" aria-labelledby="activity">
      <h2 id="activity">Activity</h2>
      <ul>
        {wallet.movements.map(({ id, text, note, sum }) => (
          <li key={id}>
            <span>
              {text}
              {note ? <small>{note}</small> : null}
            </span>
            <span className="sum">{sum}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
