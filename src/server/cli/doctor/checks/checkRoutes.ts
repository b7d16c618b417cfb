import {
  describeOutcome,
  isEndpointError,
  isRedirect,
  type Answer,
  type Outcome,
} from "../fetchAnswer.ts";
import { reportOk, reportProblem, reportWarning, type Finding } from "../Finding.ts";
import type { Probe } from "../Probe.ts";

/** The routes exist, answer JSON, and want a user. */
export function checkRoutes({ answers, signedIn, endpoint }: Probe): Finding[] {
  const isMissing = [answers.health, answers.session, answers.transactions].every(
    (outcome) => !("failure" in outcome) && outcome.status === 404,
  );
  return [
    checkHealth(answers.health),
    checkUnknown(answers.unknown),
    checkSignedOut("session", "POST session", answers.session, isMissing),
    checkSignedOut("transactions", "GET transactions", answers.transactions, isMissing),
    checkSignedOut("options", "GET options", answers.options, isMissing),
    checkSignedOut("quotes", "GET quotes", answers.quotes, isMissing),
    ...(signedIn ? [checkSignedIn(signedIn, endpoint)] : []),
  ];
}

function checkHealth(outcome: Outcome): Finding {
  const what = `GET health ${describeOutcome(outcome)}.`;
  if (!("failure" in outcome)) {
    const { status, json } = outcome;
    if (status === 200 && json?.["status"] === "ok")
      return reportOk("health", "GET health answers 200: the store works.");
    if (status === 503 && isEndpointError(outcome, "store_unavailable"))
      return reportProblem("store", {
        what: "GET health answers 503: the store is down.",
        why: "The endpoint can't record purchases, so it refuses every order.",
        fix: "Check that the store's database is running and reachable from the server, and look for `store.failed` in your `onLog` output.",
      });
    if (status === 401 || status === 403)
      return reportWarning("health", {
        what,
        why: "Load balancers and monitors ask this route without signing in, and would take the endpoint for dead.",
        fix: "Let requests for `{endpoint}/health` through without a session.",
      });
  }
  return reportProblem("health", {
    what,
    why: "A working endpoint answers 200 with JSON here, so other routes probably don't reach it either.",
    fix: adviseRoute(outcome),
  });
}

function checkUnknown(outcome: Outcome): Finding {
  if (!("failure" in outcome) && outcome.status === 404 && isEndpointError(outcome, "not_found"))
    return reportOk("unknown-route", "An unknown route answers 404 with JSON.");
  return reportProblem("unknown-route", {
    what: `An unknown route below the endpoint ${describeOutcome(outcome)}; 404 with JSON is expected.`,
    why: "Something other than the endpoint answers its paths, so the widget gets answers that it can't read.",
    fix: adviseRoute(outcome),
  });
}

/** The route was asked without a user, so only 401 is right. */
function checkSignedOut(id: string, route: string, outcome: Outcome, isMissing: boolean): Finding {
  const what = `${route} without a user ${describeOutcome(outcome)}; 401 with JSON is expected.`;
  if ("failure" in outcome)
    return reportProblem(id, {
      what,
      why: "The widget can't reach your endpoint on this route.",
      fix: adviseRoute(outcome),
    });
  if (outcome.status === 401 && outcome.json)
    return reportOk(id, `${route} without a user answers 401 with JSON.`);
  if (isRedirect(outcome) || outcome.isHtml)
    return reportProblem(id, {
      what,
      why: "The widget expects JSON, so it reports a broken answer instead of asking the user to sign in.",
      fix: isMissing
        ? adviseRoute(outcome)
        : "Exclude the endpoint's path from your login redirect and from pages that catch all routes: the endpoint answers 401 itself.",
    });
  if (hasFoundUser(outcome))
    return reportProblem(id, {
      what,
      why: "The endpoint takes visitors for a signed-in user, so anyone can order in that user's name and read their purchases.",
      fix: "Return the user of the request's session from `user`, and nothing if no one is signed in.",
    });
  return reportProblem(id, {
    what,
    why: "The widget can't use this route.",
    fix: adviseRoute(outcome),
  });
}

/** Success, or the endpoint's refusal of the empty order that comes after the user was found. */
function hasFoundUser(answer: Answer): boolean {
  return (
    (answer.status >= 200 && answer.status < 300) ||
    (answer.status === 400 && isEndpointError(answer)) ||
    (answer.status === 503 && isEndpointError(answer, "options_unavailable"))
  );
}

function checkSignedIn(outcome: Outcome, endpoint: URL): Finding {
  if (!("failure" in outcome) && outcome.status === 200 && outcome.json)
    return reportOk("signed-in", "GET transactions as your user answers 200 with JSON.");
  return reportProblem("signed-in", {
    what: `GET transactions as your user ${describeOutcome(outcome)}; 200 with JSON is expected.`,
    why: "A signed-in user can't buy, and doesn't see earlier purchases.",
    fix: `Check that the cookie or header is still valid for ${endpoint.host}, that \`user\` reads it, and that your proxy passes it on.`,
  });
}

/** What most likely stands between the doctor and the endpoint. */
function adviseRoute(outcome: Outcome): string {
  if ("failure" in outcome)
    return "Check that the server is running, and that your proxy forwards the endpoint's path to it.";
  const { status, isHtml } = outcome;
  if (isRedirect(outcome))
    return "Exclude the endpoint's path from your login redirect and from redirects that add or remove a trailing slash.";
  if (status === 404)
    return "Mount the endpoint on all paths below its own (in Next.js `[...path]/route.ts`), or pass its address with `--endpoint`.";
  if (status === 405) return "Route both GET and POST to the endpoint.";
  if (status >= 500)
    return "Look for the error in your server's log; an endpoint that started answers JSON even if it fails.";
  return isHtml
    ? "Let your proxy and framework send the endpoint's path to the endpoint, ahead of pages that catch all routes."
    : "Check that this path reaches `rampEndpoint`, and that nothing in front of it answers in its place.";
}
