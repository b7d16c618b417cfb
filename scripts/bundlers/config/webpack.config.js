export default {
  mode: "production",
  entry: "./src/main.jsx",
  output: { publicPath: "/" },
  experiments: { css: true },
  module: {
    rules: [
      {
        test: /\.jsx$/,
        loader: "babel-loader",
        options: { presets: [["@babel/preset-react", { runtime: "automatic" }]] },
      },
    ],
  },
  // The size of React alone is beyond the hints.
  performance: { hints: false },
};
