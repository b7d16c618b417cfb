import { useEffect, useState } from "react";
import { usePlaidLink } from "react-plaid-link";
import { askServer, openPage } from "./page.jsx";

function Checkout() {
  const [token, setToken] = useState(null);
  useEffect(() => {
    let isThere = true;
    void askServer().then((answer) => isThere && setToken(answer.token));
    return () => {
      isThere = false;
    };
  }, []);
  const { open, ready } = usePlaidLink({
    token,
    onSuccess: () => {},
    onExit: () => {},
    onEvent: () => {},
  });
  useEffect(() => {
    if (ready) open();
  }, [ready, open]);
  return null;
}

openPage({ Checkout });
