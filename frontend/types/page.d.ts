// Interfaces of pages alone.

/** The browser's offer to install the site (Chromium). */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

/** The bindings of the crate `frontend`. */
interface ClientModule {
  default(options: { module_or_path: string }): Promise<unknown>;
  hydrate(): void;
}

/** Hydrates an island of one component. */
type IslandExport = (element: Element) => void;

/** What Leptos puts on printed children of an island. */
interface IslandChildren extends Element {
  $$on_hydrate?: () => void;
}
