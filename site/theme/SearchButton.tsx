import { useI18n } from "@rspress/core/runtime";
import { IconSearch, type SearchButtonProps, SvgWrapper } from "@rspress/core/theme-original";

/** Rspress's, except that the one on narrow screens is a button too. */
export function SearchButton({ setFocused }: SearchButtonProps) {
  const t = useI18n();
  const label = t("searchPlaceholderText");
  return (
    <>
      <button type="button" className="rp-search-button" onClick={() => setFocused(true)}>
        <span className="rp-search-button__content">
          <SvgWrapper icon={IconSearch} className="rp-search-button__icon" />
          <span className="rp-search-button__word">{label}</span>
        </span>
        <kbd className="rp-search-button__hotkey">Ctrl K</kbd>
      </button>
      <button
        type="button"
        className="rp-search-button--mobile"
        aria-label={label}
        onClick={() => setFocused(true)}
      >
        <SvgWrapper icon={IconSearch} />
      </button>
    </>
  );
}
