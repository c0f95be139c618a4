// Storybook's own: the settings of the package's builds (entries, externals, the demo's root) are not for it.
import { defineConfig } from 'vite';
import { elementManifest } from './manifest-plugin.mjs';

export default defineConfig({ plugins: [elementManifest()], build: { target: 'es2022', chunkSizeWarningLimit: 4000 } });
