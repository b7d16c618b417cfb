import { openFirefox } from "./drivers/puppeteer.ts";
import { tryEngine } from "./tryEngine.ts";

tryEngine("Firefox", openFirefox);
