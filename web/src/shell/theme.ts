import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';

import { t } from '../texts';

/**
 * Ink is the colour of the one next step; it means nothing else. The four meanings (late, soon, waiting, done or
 * paused) and the rare green of a finished step are variables in `page.css`.
 */
const variantColors: VariantColorsResolver = (input) => {
  const own = input.color === undefined || input.color === 'ink';
  if (own && input.variant === 'filled')
    return {
      background: 'var(--ink)',
      hover: 'var(--ink-hover)',
      color: 'var(--on-ink)',
      hoverColor: 'var(--on-ink)',
      border: '1px solid transparent',
    };
  if (own && (input.variant === 'subtle' || input.variant === 'light'))
    return {
      background: input.variant === 'light' ? 'var(--quiet)' : 'transparent',
      hover: 'var(--quiet-hover)',
      color: 'var(--text)',
      border: '1px solid transparent',
    };
  return defaultVariantColorsResolver(input);
};

/** Mantine's own variables, tied to those of `page.css`; the same names in light and dark. */
const tied = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--quiet)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-anchor': 'var(--text)',
  '--mantine-primary-color-filled': 'var(--ink)',
  '--mantine-primary-color-filled-hover': 'var(--ink-hover)',
  '--mantine-primary-color-contrast': 'var(--on-ink)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tied, dark: tied });

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: {
    ink: ['#f1f4f6', '#dfe5ea', '#c1ccd6', '#9fb0bf', '#7f94a7', '#657c91', '#4d6478', '#37495a', '#22313f', '#16212b'],
  },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: variantColors,
  /** A dialog's heading is no second banner of the page, and a menu lies in the page's main part. */
  components: {
    Modal: {
      styles: {
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
        title: { fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.35 },
      },
    },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, portalProps: { target: '#page' } } },
    ModalHeader: { defaultProps: { component: 'div' } },
    ModalCloseButton: { defaultProps: { 'aria-label': t.shell.close } },
  },
});
