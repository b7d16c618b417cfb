/** Styles of the chat only: bubbles on a soft background, replies within the thumb's reach. */
export const css = `
  .chat {
    --mine: light-dark(#0b6e63, #7fe0d2);
    --on-mine: light-dark(#fff, #04231f);
    --line: light-dark(#dfe5e4, #2a3534);
    box-sizing: border-box;
    width: min(100%, 440px);
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 28px;
    background: light-dark(#f3f6f5, #0f1615);
    box-shadow: 0 24px 64px rgb(6 40 36 / 0.12);
  }
  .chat-head { display: flex; gap: 12px; align-items: center; padding: 14px 20px; border-block-end: 1px solid var(--line); background: light-dark(#fff, #162120) }
  .chat-head i { display: grid; flex: none; place-content: center; width: 40px; height: 40px; border-radius: 50%; background: var(--mine); color: var(--on-mine); font-style: normal; font-weight: 700 }
  .chat-head :is(h2, p) { margin: 0; font-size: 16px; line-height: 1.3 }
  .chat-head p { color: light-dark(#52615f, #a3b3b0); font-size: 13px }
  .chat-log { display: grid; gap: 8px; min-height: 280px; padding: 20px 16px; align-content: start }
  .chat-log ul { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none }
  .chat-log ul:empty { display: none }
  .chat-log li {
    justify-self: start;
    max-width: 82%;
    padding: 10px 16px;
    border-radius: 20px;
    border-end-start-radius: 6px;
    background: light-dark(#fff, #1f2c2a);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .chat-log li[data-by="user"] { justify-self: end; border-radius: 20px; border-end-end-radius: 6px; background: var(--mine); color: var(--on-mine) }
  .chat-page { overflow: hidden; border: 1px solid var(--line); border-radius: 20px; border-end-start-radius: 6px }
  .chat-page iframe { display: block }
  .chat-replies { display: flex; flex-wrap: wrap; gap: 8px; justify-content: end; padding: 0 16px 20px }
  .chat-replies button {
    min-height: 44px;
    padding: 8px 18px;
    border: 1.5px solid var(--mine);
    border-radius: 22px;
    background: none;
    color: var(--mine);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .chat-replies button:hover { background: var(--mine); color: var(--on-mine) }
  .chat-replies button:focus-visible { outline: 3px solid var(--mine); outline-offset: 2px }
  .chat-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  @media (prefers-reduced-motion: no-preference) {
    .chat-log li { animation: chat-in 0.2s ease-out }
    @keyframes chat-in { from { opacity: 0; translate: 0 8px } }
  }
  @media (forced-colors: active) { .chat-log li, .chat-head i { border: 1px solid } }
`;
