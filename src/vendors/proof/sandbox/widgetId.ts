/** The partner's `widget_id` in the sandbox: fixed, as it is from Proof's onboarding. */
export const SANDBOX_WIDGET_ID = "fb359d09-fff6-4b1f-906c-b9062b135065";
