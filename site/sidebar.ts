import type { SidebarItem, SidebarGroup, SidebarSectionHeader } from "@rspress/core";

type Entry = SidebarItem | SidebarGroup | SidebarSectionHeader;

const header = (sectionHeaderText: string): Entry => ({ sectionHeaderText });
const page = (text: string, link: string): SidebarItem => ({ text, link });

/** All pages in the order in which a newcomer needs them. */
export function createSidebar(errorCodes: readonly string[]): Entry[] {
  const codes = errorCodes.map((code) => page(code, `/errors/${code}`));
  return [
    header("Start"),
    page("Getting started", "/"),
    header("In your page"),
    page("Widget", "/widget"),
    page("Your own UI", "/your-own-ui"),
    page("Quotes", "/quotes"),
    page("Order form", "/order-form"),
    header("On your server"),
    page("Server", "/server"),
    page("Stores", "/stores"),
    page("Production", "/production"),
    page("Operations", "/operations"),
    header("Development"),
    page("Testing", "/testing"),
    page("Doctor", "/doctor"),
    page("Sandbox", "/sandbox"),
    header("Vendors"),
    page("Vendors", "/vendors"),
    page("Your own vendor", "/your-own-vendor"),
    header("Browser"),
    page("Content-Security-Policy", "/content-security-policy"),
    page("What reaches the browser", "/what-reaches-the-browser"),
    header("Failures"),
    { text: "Errors", link: "/errors", collapsed: true, items: codes },
    page("Fault matrix", "/fault-matrix"),
    page("Fault matrix before the order", "/order-fault-matrix"),
    header("Reference"),
    page("Runtimes", "/runtimes"),
    page("Reference", "/reference"),
    page("Security", "/security"),
    page("Changelog", "/changelog"),
  ];
}
