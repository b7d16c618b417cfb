/** What to send where, and a way to call it off. */
export const WAITING = "ready · – · “Send exactly 100 USDT on TRC20”, Cancel payment";
export const SEEN = "processing · – · “Payment detected”";
export const UNDERPAID = "processing · – · “We received less than the amount due”";
/** Our clock has run out, which ends nothing. */
export const TIME_UP = "ready · – · “Time's up”, Cancel payment";
export const COMPLETED = "completed · – · Buy again";
export const FAILED = "failed · – · Try again";
