import { vendors } from "../vendors/messages/pl.ts";
import { order } from "./order/pl.ts";
import type { RampLanguage } from "./RampMessages.ts";

const again = "Spróbuj ponownie.";
const unavailable = "Ta opcja jest teraz niedostępna.";
const fault = "To problem po naszej stronie. Nie została otwarta żadna strona płatności.";
const silent = `Nasz serwer teraz nie odpowiada. ${again}`;
const page = "Nie udało się wczytać strony płatności.";
const contact = "się z obsługą klienta i podaj poniższy numer referencyjny";
const support = `skontaktuj ${contact}`;
const charge = `Jeśli mimo to widzisz obciążenie konta lub karty, ${support}.`;

/** Polish. */
export const messages: RampLanguage = {
  lang: "pl",
  title: { buy: "Kup krypto", sell: "Sprzedaj krypto" },
  preparing: "Wczytujemy bezpieczną stronę płatności…",
  slow: "To trwa dłużej niż zwykle. Nie musisz nic robić.",
  slowPage:
    "Strona płatności wczytuje się powoli. Jeśli się nie pojawi, sprawdź połączenie lub wyłącz bloker reklam.",
  reopen: { buy: "Zobacz zakup", sell: "Zobacz sprzedaż" },
  close: "Zamknij",
  closeConfirm: { buy: "Wyjść ze strony płatności?", sell: "Wyjść ze strony sprzedaży?" },
  closeConfirmDetail: {
    buy: "Jeśli płatność została już wykonana, zakup będzie dalej realizowany i zobaczysz go tutaj następnym razem. Jeśli nie, strona płatności zostanie zamknięta.",
    sell: "Jeśli krypto zostało już wysłane, sprzedaż będzie dalej realizowana i zobaczysz ją tutaj następnym razem. Jeśli nie, sprzedaż zostanie przerwana.",
  },
  closeConfirmDetailUnstored: {
    buy: "Jeśli płatność została już wykonana, zakup będzie dalej realizowany. Jeśli nie, strona płatności zostanie zamknięta.",
    sell: "Jeśli krypto zostało już wysłane, sprzedaż będzie dalej realizowana. Jeśli nie, sprzedaż zostanie przerwana.",
  },
  closeConfirmYes: "Wyjdź",
  closeConfirmNo: "Zostań",
  start: { buy: "Przejdź do zakupu", sell: "Przejdź do sprzedaży" },
  buyAgain: { buy: "Kup ponownie", sell: "Sprzedaj ponownie" },
  retry: "Spróbuj ponownie",
  startOver: {
    buy: "Nie zapłacono? Zacznij od nowa",
    sell: "Nic nie wysłano? Zacznij od nowa",
  },
  external: {
    buy: "Dokończ płatność w drugim oknie",
    sell: "Dokończ sprzedaż w drugim oknie",
  },
  externalDetail:
    "Strona płatności jest otwarta w drugim oknie, które może być schowane za tym. Tutaj na bieżąco pokażemy postęp. Aby zacząć od nowa, najpierw zamknij tamto okno.",
  openPage: "Otwórz stronę płatności",
  resumed: { buy: "Twój zakup jest w toku", sell: "Twoja sprzedaż jest w toku" },
  resumedDetail: {
    buy: "Twoja płatność jest przetwarzana. Możesz zamknąć tę stronę. Nie musisz płacić drugi raz.",
    sell: "Twoja sprzedaż jest przetwarzana. Możesz zamknąć tę stronę. Nie musisz wysyłać krypto drugi raz.",
  },
  unconfirmed: {
    buy: "Czy płatność została już wykonana?",
    sell: "Czy krypto zostało już wysłane?",
  },
  unconfirmedDetail: {
    buy: "Jeśli tak, nie płać drugi raz. Zakup pojawi się tutaj, gdy tylko potwierdzi go operator płatności. Jeśli nie, możesz zacząć nowy zakup.",
    sell: "Jeśli tak, nie wysyłaj go drugi raz. Sprzedaż pojawi się tutaj, gdy tylko potwierdzi ją operator płatności. Jeśli nie, możesz zacząć nową sprzedaż.",
  },
  startAnother: { buy: "Zacznij nowy zakup", sell: "Zacznij nową sprzedaż" },
  overdue: {
    buy: `To trwa dłużej niż zwykle, ale nie musisz tu czekać. Twój zakup jest nadal przetwarzany, a przelew bankowy może potrwać kilka dni. W razie pytań ${support}.`,
    sell: `To trwa dłużej niż zwykle, ale nie musisz tu czekać. Twoja sprzedaż jest nadal przetwarzana, a wypłata może potrwać kilka dni roboczych. W razie pytań ${support}.`,
  },
  identityCheck:
    "Trwa weryfikacja Twojej tożsamości. Zwykle zajmuje kilka minut, czasem dłużej. Nie musisz drugi raz płacić ani niczego wysyłać.",
  deposit: "Wyślij krypto",
  exactAmount: "Dokładna kwota",
  network: "Sieć",
  address: "Na ten adres",
  depositDetail: (currency, network) =>
    `Wyślij dokładnie tę kwotę, tylko ${currency} i tylko w sieci ${network}. Wszystko inne może przepaść.`,
  depositChanged:
    "Operator płatności zmienił dane transferu. Sprawdź nowe, zanim cokolwiek potwierdzisz lub wyślesz. Jeśli krypto zostało już wysłane, nie wysyłaj go drugi raz i skontaktuj się z obsługą klienta.",
  copy: "Kopiuj",
  copyAmount: "Kopiuj kwotę",
  copyAddress: "Kopiuj adres",
  copied: "Skopiowano",
  copyBlocked:
    "Przeglądarka nie pozwala na kopiowanie. Tekst jest zaznaczony – skopiuj go ręcznie.",
  depositing: "Potwierdź transfer w portfelu. Nie wysyłaj krypto dodatkowo ręcznie.",
  deposited:
    "Wysłano. Czekamy, aż krypto dotrze – może to potrwać kilka minut. Nie wysyłaj go drugi raz.",
  "deposit-declined": "Twój portfel niczego nie wysłał. Nadal możesz wysłać krypto ręcznie.",
  completed: { buy: "Twoje krypto dotarło", sell: "Pieniądze zostały wypłacone" },
  paymentReceived: "Otrzymaliśmy płatność",
  failed: "Transakcja się nie udała",
  failedDetail: {
    buy: `Płatność została odrzucona lub nie udało się jej zrealizować. Możesz spróbować jeszcze raz, na przykład inną kartą. ${charge}`,
    sell: `Twoje krypto nie dotarło na czas lub wypłata została odrzucona. Jeśli krypto zostało wysłane, ${support}.`,
  },
  cancelled: "Anulowano",
  cancelledDetail: {
    buy: `Do zakupu nie doszło. ${charge}`,
    sell: `Do sprzedaży nie doszło. Jeśli krypto zostało wysłane, ${support}.`,
  },
  stillWatching: {
    buy: "Jeśli płatność jednak przejdzie, zobaczysz to tutaj.",
    sell: "Jeśli krypto jednak dotrze, zobaczysz to tutaj.",
  },
  problem: "Coś poszło nie tak",
  received: "Otrzymano",
  paid: "Zapłacono",
  sold: "Sprzedano",
  amount: "Kwota",
  date: "Data",
  reference: "Numer referencyjny",
  txHash: "Hash transakcji",
  steps: {
    buy: ["Płatność", "W toku", "Gotowe"],
    sell: ["Twoje krypto", "Wypłata", "Gotowe"],
  },
  errors: {
    "session-network": "Nie udało się połączyć z serwerem. Sprawdź połączenie i spróbuj ponownie.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `Ta strona płatności wygasła. ${again}`,
    "session-used":
      "Tę stronę można otworzyć tylko raz. Jeśli płatność lub transfer krypto zostały już wykonane, nie powtarzaj ich.",
    "open-in-another-tab":
      "Ta operacja jest już otwarta w innej karcie. Dokończ ją tam albo zamknij tamtą kartę i spróbuj ponownie.",
    unauthorized: "Aby kontynuować, zaloguj się i wróć tutaj.",
    forbidden: `Twoje konto nie ma do tego uprawnień. Skontaktuj ${contact}.`,
    "offramp-disabled": "Sprzedaż nie jest tutaj dostępna.",
    "currency-not-supported": "Ta waluta nie jest tutaj dostępna. Wybierz inną.",
    "wallet-not-supported": "Ta waluta nie jest dostępna w tej sieci. Wybierz inną sieć.",
    "kyc-required": `Najpierw potwierdź swoją tożsamość. Aby dowiedzieć się, jak to zrobić, ${support}.`,
    "order-rejected": "To zlecenie nie zostało przyjęte. Sprawdź kwotę i walutę.",
    "order-uncertain":
      "Nie wiemy jeszcze, czy Twoje poprzednie zlecenie na tę kwotę jest nadal otwarte. Spróbuj ponownie później lub wybierz inną kwotę.",
    "rate-limited": "Za dużo prób. Odczekaj chwilę i spróbuj ponownie.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `Operator płatności teraz nie odpowiada. ${again}`,
    "script-origin": unavailable,
    "script-offline": "Jesteś offline. Strona płatności otworzy się, gdy wróci połączenie.",
    "script-network": `${page} Sprawdź połączenie, zezwól na nią w blokerze reklam lub spróbuj ponownie później.`,
    "script-blocked": unavailable,
    "script-timeout": `${page} Trwało to zbyt długo. ${again}`,
    "script-integrity": `${page} ${again}`,
    "script-malformed": `${page} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${page} ${again}`,
    "frame-timeout": `Strona płatności się nie pojawiła. ${again}`,
    "popup-blocked":
      "Przeglądarka zablokowała okno płatności. Użyj linku poniżej, aby je otworzyć.",
    "transaction-not-found": `Nie widzimy jeszcze Twojego zlecenia. Jeśli płatność lub transfer krypto zostały już wykonane, nie powtarzaj ich. Sprawdź ponownie za chwilę lub ${support}.`,
    "transaction-malformed":
      "Nie możemy teraz odczytać statusu. Nie ma to wpływu na Twoje zlecenie.",
    "transaction-unreachable":
      "Nie możemy teraz sprawdzić statusu. Nie ma to wpływu na Twoje zlecenie. Będziemy sprawdzać dalej.",
    "transaction-unlisted": `Masz zlecenie, którego nie możemy tutaj pokazać. Jeśli płatność lub transfer krypto zostały już wykonane, nie powtarzaj ich. Skontaktuj ${contact}.`,
    "deposit-failed":
      "Nie wiemy, czy Twój portfel wysłał krypto. Sprawdź to w portfelu, zanim cokolwiek wyślesz.",
    "deposit-timeout":
      "Twój portfel nie odpowiedział. Sprawdź go, zanim cokolwiek wyślesz ręcznie: krypto mogło już zostać wysłane.",
  },
  history: {
    title: "Historia transakcji",
    filter: "Filtruj według statusu",
    filters: {
      all: "Wszystkie",
      inProgress: "W toku",
      completed: "Zrealizowane",
      unsuccessful: "Nieudane",
    },
    kind: { buy: "Zakup", sell: "Sprzedaż" },
    pending: { buy: "Płatność jeszcze niepotwierdzona", sell: "Krypto jeszcze nie dotarło" },
    processing: "W trakcie realizacji",
    completed: "Zrealizowano",
    loading: "Wczytywanie…",
    loadMore: "Pokaż więcej",
    shown: (count) => `Na liście: ${count} ${formOf(count)}`,
    empty: "Nie ma jeszcze żadnych transakcji",
    emptyDetail: "Tutaj zobaczysz swoje zakupy i sprzedaże.",
    emptyFilter: "Żadna transakcja nie pasuje do tego filtra.",
    showAll: "Pokaż wszystkie",
    loadFailed: "Nie udało się wczytać transakcji. Nie ma to wpływu na Twoje zakupy i sprzedaże.",
  },
  order,
  vendors,
};

function formOf(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = {
    one: "transakcja",
    few: "transakcje",
  };
  return forms[new Intl.PluralRules("pl").select(count)] ?? "transakcji";
}
