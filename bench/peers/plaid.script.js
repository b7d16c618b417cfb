{
  window.Plaid = {
    create() {
      standIn.called("start");
      const count = (name) => () => standIn.called(name);
      return { open: count("open"), exit: count("close"), destroy: count("destroy") };
    },
  };
}
