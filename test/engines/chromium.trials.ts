import { openChromium } from "./drivers/puppeteer.ts";
import { tryEngine } from "./tryEngine.ts";

tryEngine("Chromium", openChromium);
