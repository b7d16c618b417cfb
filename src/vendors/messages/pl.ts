import type { VendorMessages } from "./VendorMessages.ts";

const support = "skontaktuj się z obsługą klienta i podaj numer referencyjny";

export const vendors: VendorMessages = {
  transak: {
    title: { buy: "Kup kryptowalutę z Transak", sell: "Sprzedaj kryptowalutę z Transak" },
    PAYMENT_DONE_MARKED_BY_USER: {
      buy: "Transak czeka na Twoją płatność. Przelew bankowy może potrwać kilka dni.",
      sell: "Transak czeka na Twoją kryptowalutę.",
    },
    ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
      buy: "Transak dokładniej sprawdza to zlecenie. Nie musisz płacić ponownie.",
      sell: "Transak dokładniej sprawdza to zlecenie. Nie musisz niczego wysyłać ponownie.",
    },
    EXPIRED: {
      buy: "Twoja płatność nie dotarła na czas, dlatego Transak zamknął to zlecenie.",
      sell: "Twoja kryptowaluta nie dotarła na czas, dlatego Transak zamknął to zlecenie.",
    },
    REFUNDED: {
      buy: "Transak zwrócił Ci płatność.",
      sell: "Transak zwrócił Ci kryptowalutę.",
    },
  },
  bleepay: {
    send: "Wyślij dokładnie",
    network: (network) => `w sieci ${network}`,
    warning: (currency, network) =>
      `Wyślij wyłącznie ${currency} i wyłącznie w sieci ${network}. Pieniądze wysłane w innej sieci lub innej kryptowalucie przepadną.`,
    fee: "Dotrzeć musi dokładnie ta kwota. Jeśli Twój portfel lub giełda potrąca z niej opłatę, dolicz tę opłatę do kwoty.",
    qrCode: "Kod QR adresu",
    noQrCode: "Nie udało się wczytać kodu QR. Zamiast tego skopiuj adres.",
    address: "Na ten adres",
    copy: "Kopiuj",
    copyAmount: "Kopiuj kwotę",
    copyAddress: "Kopiuj adres",
    copyHash: "Kopiuj hash",
    copied: "Skopiowano",
    copyBlocked:
      "Przeglądarka nie pozwala nam kopiować. Tekst jest zaznaczony: skopiuj go samodzielnie.",
    timeLeft: "Pozostały czas",
    lessThan: (minutes) => `Pozostały czas: mniej niż ${minutes} ${formOf(minutes)}`,
    waiting: "Czekamy na Twoją płatność",
    timeUp: "Czas minął",
    timeUpDetail:
      "Niczego teraz nie wysyłaj. Pytamy operatora, czy widzi Twoją płatność. Jeśli została wysłana, zostań na tej stronie.",
    seen: "Widzimy Twoją płatność",
    seenDetail:
      "Czekamy na potwierdzenie w sieci, co może potrwać kilka minut. Nie wysyłaj płatności ponownie.",
    hash: "Transakcja",
    explore: "Zobacz transakcję (nowa karta)",
    underpaid: "Dotarła kwota niższa od wymaganej",
    underpaidDetail: `Twoje pieniądze nie przepadły. Nie dopłacaj na własną rękę: ${support} widoczny poniżej.`,
    overpaid: `Dotarła kwota wyższa od wymaganej. Aby wyjaśnić sprawę nadpłaty, ${support}.`,
    expired: `W wyznaczonym czasie nie zauważono płatności. Jeśli coś zostało wysłane, ${support}.`,
    failed: `Operator nie mógł przyjąć płatności. Jeśli coś zostało wysłane, ${support}.`,
    cancelled: `Ta płatność została przez Ciebie anulowana. Jeśli coś zostało wysłane, ${support}.`,
    cancel: "Anuluj płatność",
    cancelQuestion: "Czy coś zostało już wysłane?",
    cancelQuestionDetail:
      "Jeśli tak, nie anuluj: tego, co jest w drodze, nie można cofnąć i może to zostać niezauważone.",
    cancelYes: "Nic nie wysłano – anuluj",
    cancelNo: "Czekaj dalej",
    cancelling: "Anulowanie…",
    cannotCancel:
      "Nie można już tego anulować: płatność jest w drodze lub jest już zakończona. Niczego teraz nie wysyłaj: za chwilę zobaczysz to tutaj.",
    cancelFailed:
      "Nie wiemy, czy płatność została anulowana. Sprawdź połączenie i spróbuj ponownie.",
    reference: "Numer referencyjny",
    notLoaded: "Nie udało się wczytać danych płatności. Sprawdź połączenie.",
    again: "Ponów próbę",
  },
};

function formOf(minutes: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "minuta", many: "minut" };
  return forms[new Intl.PluralRules("pl").select(minutes)] ?? "minuty";
}
