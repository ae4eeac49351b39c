// What counts as valid HTML: html-validate's recommended rules for whole documents, which are the
// standard's own, and habits that help assistive technology. Each rule that is off says why.

import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // A title as long as a community's name is right for readers; that some search engines cut it is their choice.
    'long-title': 'off',
    // Our own files come from our own address, named after their content.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});
