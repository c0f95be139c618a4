import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { mockApi } from '../support/mock-api.mjs';

/** Tags with a hyphen are custom elements; Vue would look for components of these names. */
const isCustomElement = (tag: string) => tag.includes('-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } }), mockApi()] });
