// @vitest-environment jsdom
import { buyInDom } from "../buyInDom.ts";

buyInDom();
