// React alone, mounting as many elements as the widget has when the vendor begins: what any component costs here.
import { useEffect, useState } from "react";
import { openPage } from "./page.jsx";

const { elements = "0" } = Object.fromEntries(new URLSearchParams(location.search));

function Checkout() {
  const [name] = useState("react-alone");
  useEffect(() => window.standIn.called("start"), []);
  return (
    <section id={name}>
      {Array.from({ length: Number(elements) }, (_, index) => (
        <span key={index}>{index}</span>
      ))}
    </section>
  );
}

openPage({ Checkout });
