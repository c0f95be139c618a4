/**
 * The vendor's HTML (remediation, description) as a small tree of an allow-list, printed as lit templates: it never meets
 * a DOM sink. Linear in the length of the text, whatever the text is (DESIGN.md, Security).
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../format/formatter.js';
import { decodeEntities, readToken, type Tag } from './rich-text-tokens.js';
import { readsAsAnotherHost, safeUrl } from './safe-url.js';
