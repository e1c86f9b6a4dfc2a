import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Noto Sans: every Latin, Greek and Cyrillic name is written with it. It is embedded, so that it prints the same everywhere. */
export const letters = {
  plain: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  strong: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
} as const;
