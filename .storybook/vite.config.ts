// Storybook's own: the settings of the package's builds (entries, externals, the demo's root) are not for it.
import { defineConfig } from 'vite';

export default defineConfig({ build: { target: 'es2022', chunkSizeWarningLimit: 4000 } });
