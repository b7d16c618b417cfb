// @vitest-environment happy-dom
import { buyInDom } from "../buyInDom.ts";

buyInDom();
