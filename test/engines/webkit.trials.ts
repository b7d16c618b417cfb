import { openWebKit } from "./drivers/webkit.ts";
import { tryEngine } from "./tryEngine.ts";

tryEngine("WebKit", openWebKit);
