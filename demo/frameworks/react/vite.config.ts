import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mockApi } from '../support/mock-api.mjs';

export default defineConfig({ plugins: [react(), mockApi()] });
