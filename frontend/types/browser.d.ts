// Browser interfaces that TypeScript's libraries lack: not in every engine.

interface NetworkInformation extends EventTarget {
  /** Data Saver (Chromium). */
  readonly saveData?: boolean;
}

interface Navigator {
  readonly connection?: NetworkInformation;
  /** True in an installed app (Safari on iOS). */
  readonly standalone?: boolean;
  /** https://globalprivacycontrol.org */
  readonly globalPrivacyControl?: boolean;
}

interface WorkerNavigator {
  readonly connection?: NetworkInformation;
}
