/** What to send where, and a way to call it off. */
export const WAITING = "ready · – · “Send exactly 100 USDT on TRC20”, Cancel payment";
export const SEEN = "processing · – · “Payment seen”";
export const UNDERPAID = "processing · – · “Less arrived than was asked for”";
/** Our clock has run out, which ends nothing. */
export const TIME_UP = "ready · – · “The time is up”, Cancel payment";
export const COMPLETED = "completed · – · Buy again";
export const FAILED = "failed · – · Try again";
