import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { mockApi } from '../support/mock-api.mjs';

export default defineConfig({ plugins: [svelte(), mockApi()] });
