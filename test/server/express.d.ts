/** The little of express that the tests use; it brings no types of its own. */
declare module "express" {
  import type { RequestListener } from "node:http";

  export interface Express extends RequestListener {
    use: (path: string, listener: RequestListener) => void;
  }
  export default function express(): Express;
}
