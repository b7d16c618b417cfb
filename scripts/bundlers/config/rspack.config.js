export default {
  mode: "production",
  entry: "./src/main.jsx",
  output: { publicPath: "/" },
  module: {
    rules: [
      { test: /\.css$/, type: "css/auto" },
      {
        test: /\.jsx$/,
        loader: "builtin:swc-loader",
        options: {
          jsc: {
            parser: { syntax: "ecmascript", jsx: true },
            transform: { react: { runtime: "automatic" } },
          },
        },
      },
    ],
  },
  // The size of React alone is beyond the hints.
  performance: { hints: false },
};
