import { ThemeContext } from "@rspress/core/runtime";
import { IconMoon, IconSun, SvgWrapper } from "@rspress/core/theme-original";
import { useContext } from "react";

const ICON = "rp-switch-appearance__icon rp-switch-appearance__icon--";

/** Rspress's is a `div`, which the keyboard doesn't reach. */
export function SwitchAppearance({ onClick }: { onClick?: () => void }) {
  const { theme, setTheme } = useContext(ThemeContext);
  const switchTheme = () => {
    setTheme?.(theme === "dark" ? "light" : "dark");
    onClick?.();
  };
  return (
    <button
      type="button"
      className="rp-switch-appearance"
      aria-label="Switch between light and dark"
      onClick={switchTheme}
    >
      <SvgWrapper icon={IconSun} className={`${ICON}sun`} fill="currentColor" />
      <SvgWrapper icon={IconMoon} className={`${ICON}moon`} fill="currentColor" />
    </button>
  );
}
