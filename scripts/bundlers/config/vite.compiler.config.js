import { transformAsync } from "@babel/core";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * React Compiler on the app's own code, as its documentation recommends. `@rolldown/plugin-babel` does the
 * same, but only on Node 22.
 *
 * @type {import("vite").Plugin}
 */
const reactCompiler = {
  name: "react-compiler",
  enforce: "pre",
  async transform(code, id) {
    if (!/\/src\/[^?]+\.jsx$/.test(id)) return undefined;
    const result = await transformAsync(code, {
      filename: id,
      configFile: false,
      sourceMaps: true,
      parserOpts: { plugins: ["jsx"] },
      plugins: [["babel-plugin-react-compiler", { panicThreshold: "all_errors" }]],
    });
    if (!result?.code) throw new Error(`Babel returned nothing for ${id}.`);
    // A page that isn't compiled would prove nothing.
    if (id.endsWith("BuyCrypto.jsx") && !result.code.includes("react/compiler-runtime"))
      throw new Error("React Compiler compiled no component.");
    return { code: result.code, map: result.map ?? null };
  },
};

export default defineConfig({ plugins: [reactCompiler, react()] });
