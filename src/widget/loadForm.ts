type Form = typeof import("./order/FormContent.tsx");

/** Loads the widget with a form, which other widgets don't need. */
export async function loadForm(): Promise<Form> {
  return import("./order/FormContent.tsx");
}
