import { vendors } from "../vendors/messages/pl.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Spróbuj ponownie.";
const unavailable = "Ta usługa jest w tej chwili niedostępna.";
const fault = "Wystąpił błąd po naszej stronie. Żadna płatność nie została wykonana.";
const page = "Nie udało się wczytać strony płatności.";
const support = "skontaktuj się z obsługą klienta i podaj dane z wiersza poniżej";

/** Polish. */
export const messages: RampLanguage = {
  lang: "pl",
  title: { buy: "Kup kryptowalutę", sell: "Sprzedaj kryptowalutę" },
  preparing: "Przygotowujemy bezpieczną stronę płatności…",
  slow: "To trwa dłużej niż zwykle. Dalszy ciąg nastąpi automatycznie.",
  slowPage:
    "Strona płatności wczytuje się powoli. Dalszy ciąg nastąpi automatycznie; może pomóc lepsze połączenie lub wyłączenie blokady reklam.",
  reopen: { buy: "Pokaż zakup", sell: "Pokaż sprzedaż" },
  close: "Zamknij",
  closeConfirm: { buy: "Opuścić stronę płatności?", sell: "Opuścić stronę sprzedaży?" },
  closeConfirmDetail: {
    buy: "Jeśli płatność została już wykonana, nic nie przepadnie: zakup trwa dalej i zobaczysz go po powrocie. Jeśli nie, strona płatności zostanie zamknięta.",
    sell: "Jeśli kryptowaluta została już wysłana, nic nie przepadnie: sprzedaż trwa dalej i zobaczysz ją po powrocie. Jeśli nie, sprzedaż zakończy się w tym miejscu.",
  },
  closeConfirmYes: "Opuść",
  closeConfirmNo: "Zostań",
  start: { buy: "Rozpocznij zakup", sell: "Rozpocznij sprzedaż" },
  buyAgain: { buy: "Kup ponownie", sell: "Sprzedaj ponownie" },
  retry: "Ponów próbę",
  startOver: { buy: "Nie zapłacono – zacznij od nowa", sell: "Nie wysłano – zacznij od nowa" },
  external: { buy: "Kontynuuj w oknie płatności", sell: "Kontynuuj w oknie płatności" },
  externalDetail:
    "Strona otworzyła się w osobnym oknie, być może za tym. To, co się w nim dzieje, zobaczysz tutaj. Aby zacząć od nowa, zamknij je.",
  openPage: "Otwórz stronę płatności",
  resumed: { buy: "Twój zakup jest w toku", sell: "Twoja sprzedaż jest w toku" },
  resumedDetail: {
    buy: "Zakup jest opłacony. Nie musisz tu czekać ani płacić ponownie.",
    sell: "Twoja kryptowaluta dotarła. Nie musisz tu czekać ani wysyłać jej ponownie.",
  },
  unconfirmed: {
    buy: "Czy płatność została wykonana?",
    sell: "Czy kryptowaluta została wysłana?",
  },
  unconfirmedDetail: {
    buy: "Jeśli płatność została wykonana, nie płać ponownie: pojawi się tutaj, gdy tylko zobaczy ją operator. Jeśli nie, rozpocznij nowy zakup.",
    sell: "Jeśli kryptowaluta została wysłana, nie wysyłaj jej ponownie: pojawi się tutaj, gdy tylko zobaczy ją operator. Jeśli nie, rozpocznij nową sprzedaż.",
  },
  startAnother: { buy: "Rozpocznij nowy zakup", sell: "Rozpocznij nową sprzedaż" },
  overdue: {
    buy: `To trwa dłużej niż zwykle. Nie musisz tu czekać: Twoja płatność dotarła, a kryptowaluta zostanie wysłana od razu po zatwierdzeniu płatności. Jeśli do jutra kryptowaluta nie dotrze, ${support}.`,
    sell: `To trwa dłużej niż zwykle. Nie musisz tu czekać: Twoja kryptowaluta dotarła, a pieniądze zostaną wypłacone od razu po jej zatwierdzeniu. Jeśli pieniądze nie dotrą w ciągu trzech dni roboczych, ${support}.`,
  },
  identityCheck:
    "Trwa weryfikacja Twojej tożsamości. Zajmuje to kilka minut, czasem dłużej. Do tego czasu płatność jest wstrzymana i nie musisz płacić ponownie.",
  deposit: "Wyślij kryptowalutę",
  exactAmount: "Dokładna kwota",
  network: "Sieć",
  address: "Na ten adres",
  depositDetail: (currency, network) =>
    `Wyślij dokładnie tę kwotę, wyłącznie ${currency} i wyłącznie w sieci ${network}. Wszystko inne może przepaść.`,
  depositChanged:
    "Dostawca zmienił dane tego transferu. Zanim cokolwiek potwierdzisz lub wyślesz, sprawdź nowe dane. Jeśli kryptowaluta została już wysłana, nie wysyłaj jej ponownie – skontaktuj się z obsługą klienta.",
  copy: "Kopiuj",
  copyAmount: "Kopiuj kwotę",
  copyAddress: "Kopiuj adres",
  copied: "Skopiowano",
  copyBlocked:
    "Przeglądarka nie pozwala nam kopiować. Tekst jest zaznaczony: skopiuj go samodzielnie.",
  depositing: "Potwierdź transfer w swoim portfelu. Nie wysyłaj kryptowaluty dodatkowo ręcznie.",
  deposited:
    "Wysłano. Czekamy, aż Twoja kryptowaluta będzie widoczna, co może potrwać kilka minut. Nie wysyłaj jej ponownie.",
  "deposit-declined":
    "Twój portfel niczego nie wysłał. Nadal możesz wysłać kryptowalutę ręcznie na adres poniżej.",
  completed: { buy: "Twoja kryptowaluta dotarła", sell: "Twoje pieniądze zostały wypłacone" },
  failed: "Operacja nie powiodła się",
  failedDetail: {
    buy: "Płatność została odrzucona lub upłynął jej czas. Jeśli środki zostały zablokowane, bank je zwolni.",
    sell: `Kryptowaluta nie dotarła na czas lub odmówiono wypłaty. Jeśli kryptowaluta została wysłana, ${support}.`,
  },
  cancelled: "Anulowano",
  cancelledDetail: {
    buy: "Nic nie zostało kupione. Jeśli bank zablokował na to środki, zostaną zwolnione.",
    sell: `Nic nie zostało sprzedane. Jeśli kryptowaluta została wysłana, ${support}.`,
  },
  stillWatching: {
    buy: "Jeśli płatność jednak dojdzie do skutku, zobaczysz to tutaj.",
    sell: "Jeśli kryptowaluta jednak dotrze, zobaczysz to tutaj.",
  },
  problem: "Coś poszło nie tak",
  received: "Otrzymano",
  paid: "Zapłacono",
  sold: "Sprzedano",
  date: "Data",
  reference: "Numer referencyjny",
  steps: {
    buy: ["Płatność", "W drodze", "Gotowe"],
    sell: ["Twoje krypto", "Wypłata", "Gotowe"],
  },
  errors: {
    "session-network": `Nie udało się połączyć z serwerem. Sprawdź połączenie. ${again}`,
    "session-timeout": `Serwer zbyt długo nie odpowiadał. ${again}`,
    "session-malformed": fault,
    "session-expired": `Ta strona płatności czekała zbyt długo i wygasła. ${again}`,
    "session-used":
      "Ta strona otwiera się tylko raz. Jeśli płatność lub przelew krypto zostały już wykonane, nie powtarzaj ich: nadal sprawdzamy.",
    unauthorized: "Wymagane jest zalogowanie. Zaloguj się, a potem wróć tutaj.",
    forbidden: `Twoje konto nie ma do tego uprawnień. W tej sprawie ${support}.`,
    "offramp-disabled": "Sprzedaż nie jest tutaj dostępna.",
    "currency-not-supported": "Ta waluta nie jest tutaj dostępna. Wybierz inną.",
    "wallet-not-supported": "Ta waluta nie jest dostępna w tej sieci. Wybierz inną sieć.",
    "kyc-required":
      "Najpierw trzeba potwierdzić Twoją tożsamość. Zapytaj obsługę klienta, jak to zrobić, i podaj dane z wiersza poniżej.",
    "order-rejected": "To zlecenie nie zostało przyjęte. Sprawdź kwotę i walutę.",
    "order-uncertain":
      "Nie wiemy jeszcze, czy poprzednie zlecenie na tę kwotę jest nadal otwarte. Spróbuj ponownie później lub wybierz inną kwotę.",
    "rate-limited": "Zbyt wiele prób w krótkim czasie. Odczekaj chwilę i spróbuj ponownie.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": `Nasz serwer w tej chwili nie odpowiada. ${again}`,
    "vendor-unavailable": `Operator płatności w tej chwili nie odpowiada. ${again}`,
    "script-origin": unavailable,
    "script-offline":
      "Nie masz połączenia z internetem. Strona płatności otworzy się, gdy połączenie wróci.",
    "script-network": `${page} Sprawdź połączenie, zezwól na nią w blokadzie reklam lub spróbuj ponownie później.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Trwało to zbyt długo. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `Strona płatności się nie pojawiła. ${again}`,
    "popup-blocked": "Przeglądarka zablokowała okno płatności. Otwórz je samodzielnie poniżej.",
    "transaction-not-found":
      "Nie możemy jeszcze znaleźć Twojego zlecenia. Nie przepadło: sprawdź ponownie za chwilę.",
    "transaction-malformed":
      "Nie możemy teraz odczytać statusu. Nie ma to wpływu na Twoje zlecenie.",
    "transaction-unreachable":
      "Nie widzimy teraz statusu. Nie ma to wpływu na Twoje zlecenie i nadal sprawdzamy.",
    "transaction-unlisted": `Masz zlecenie, którego nie możemy tutaj pokazać. Jeśli płatność lub przelew krypto zostały już wykonane, nie powtarzaj ich i ${support}.`,
    "deposit-failed":
      "Nie wiemy, czy Twój portfel wysłał kryptowalutę. Zanim cokolwiek wyślesz, sprawdź to w portfelu.",
    "deposit-timeout":
      "Twój portfel nie odpowiedział. Zanim wyślesz kryptowalutę ręcznie, najpierw sprawdź w portfelu, czy nie została już wysłana.",
  },
  vendors,
};
