import type { VendorMessages } from "./VendorMessages.ts";

const contact = "skontaktuj się z obsługą klienta i podaj";
const support = `${contact} numer referencyjny`;

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Kup krypto przez Transak", sell: "Sprzedaj krypto przez Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak czeka, aż dotrze Twoja płatność. Przelew bankowy może potrwać kilka dni.",
      sell: "Transak czeka, aż dotrze Twoje krypto.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak dokładniej sprawdza to zlecenie. Nie musisz płacić drugi raz.",
      sell: "Transak dokładniej sprawdza to zlecenie. Nie musisz niczego wysyłać drugi raz.",
    },
    EXPIRED: {
      buy: "Twoja płatność nie dotarła na czas, dlatego Transak zamknął to zlecenie.",
      sell: "Twoje krypto nie dotarło na czas, dlatego Transak zamknął to zlecenie.",
    },
    REFUNDED: {
      buy: "Transak zwrócił Ci płatność.",
      sell: "Transak zwrócił Ci krypto.",
    },
  },
  bleepay: {
    send: "Wyślij dokładnie",
    network: (network) => `w sieci ${network}`,
    warning: (currency, network) =>
      `Wyślij tylko ${currency} i tylko w sieci ${network}. Wszystko, co wyślesz w innej kryptowalucie lub innej sieci, może bezpowrotnie przepaść.`,
    fee: "Musi dotrzeć cała kwota. Jeśli portfel lub giełda potrąca opłatę, dolicz ją do kwoty.",
    qrCode: "Kod QR adresu",
    noQrCode: "Nie udało się wczytać kodu QR. Zamiast tego skopiuj adres.",
    address: "Na ten adres",
    copy: "Kopiuj",
    copyAmount: "Kopiuj kwotę",
    copyAddress: "Kopiuj adres",
    copyHash: "Kopiuj hash",
    copied: "Skopiowano",
    copyBlocked:
      "Przeglądarka nie pozwala na kopiowanie. Tekst jest zaznaczony – skopiuj go ręcznie.",
    timeLeft: "Pozostały czas",
    lessThan: (minutes) => `Pozostały czas: mniej niż ${minutes} ${formOf(minutes)}`,
    waiting: "Czekamy na Twoją płatność",
    timeUp: "Czas minął",
    timeUpDetail:
      "Niczego teraz nie wysyłaj. Sprawdzamy, czy Twoja płatność dotarła. Jeśli została wysłana, zostań na tej stronie.",
    seen: "Widzimy Twoją płatność",
    seenDetail:
      "Czekamy na potwierdzenie z sieci – może to potrwać kilka minut. Nie wysyłaj płatności drugi raz.",
    hash: "Transakcja",
    explore: "Zobacz transakcję (nowa karta)",
    underpaid: "Otrzymaliśmy za małą kwotę",
    underpaidDetail: `Nie wysyłaj jeszcze brakującej kwoty. Zamiast tego ${contact} poniższy numer referencyjny.`,
    overpaid: `Otrzymaliśmy za dużą kwotę. Aby zapytać o nadpłatę, ${support}.`,
    expired: `Płatność nie dotarła na czas. Jeśli coś zostało wysłane, ${support}.`,
    failed: `Operator płatności nie mógł przyjąć płatności. Jeśli coś zostało wysłane, ${support}.`,
    cancelled: `Płatność została anulowana na Twoje życzenie. Jeśli coś zostało wysłane, ${support}.`,
    cancel: "Anuluj płatność",
    cancelQuestion: "Czy coś zostało już wysłane?",
    cancelQuestionDetail:
      "Jeśli tak, nie anuluj. Płatności, która jest już w drodze, nie da się cofnąć i może nie zostać powiązana z Twoim zleceniem.",
    cancelYes: "Nic nie wysłano – anuluj",
    cancelNo: "Czekaj dalej",
    cancelling: "Anulujemy…",
    cannotCancel:
      "Tej płatności nie można anulować, bo jest już w drodze albo dobiegła końca. Niczego teraz nie wysyłaj. Wynik zobaczysz tutaj za chwilę.",
    cancelFailed:
      "Nie wiemy, czy płatność została anulowana. Sprawdź połączenie i spróbuj ponownie.",
    reference: "Numer referencyjny",
    notLoaded: "Nie udało się wczytać danych płatności. Sprawdź połączenie.",
    again: "Spróbuj ponownie",
  },
};

function formOf(minutes: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "minuta", many: "minut" };
  return forms[new Intl.PluralRules("pl").select(minutes)] ?? "minuty";
}
