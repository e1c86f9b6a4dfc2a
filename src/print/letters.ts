import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const font = (name: string) => resolve(`@expo-google-fonts/noto-sans/${name}`);

/** Noto Sans: every Latin, Greek and Cyrillic name is written with it. It is embedded, so that it prints the same everywhere. */
export const letters = {
  plain: font('400Regular/NotoSans_400Regular.ttf'),
  strong: font('700Bold/NotoSans_700Bold.ttf'),
} as const;
