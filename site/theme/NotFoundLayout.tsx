import { Link } from "@rspress/core/theme-original";

/** Rspress's has no landmark. */
export function NotFoundLayout() {
  return (
    <main className="rp-not-found">
      <h1 className="rp-not-found__title">There is no such page</h1>
      <p className="rp-not-found__action">
        <Link className="rp-not-found__home-link" href="/">
          Getting started
        </Link>
      </p>
    </main>
  );
}
