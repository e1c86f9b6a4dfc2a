import react from '@vitejs/plugin-react';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [tanstackRouter({ target: 'react', autoCodeSplitting: true }), react()],
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3100' } },
  build: { target: 'baseline-widely-available', sourcemap: true, chunkSizeWarningLimit: 2000 },
});
