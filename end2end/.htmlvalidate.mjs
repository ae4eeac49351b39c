// What counts as valid HTML: html-validate's recommended rules for whole documents, which are the
// standard's own, and habits that help assistive technology. Each rule that is off says why.

import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // A title as long as a community's name is right for readers; that some search engines cut it is their choice.
    'long-title': 'off',
    // A list on a form is several fields of one name, as the standard has it.
    'form-dup-name': 'off',
    // Without it Firefox would put an old revision back into a hidden field when a page is loaded again.
    'valid-autocomplete': 'off',
    // Ids hold what the standard allows; a list may have a name; a button without a type sends its form, which is meant.
    'valid-id': ['error', { relaxed: true }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'no-implicit-button-type': 'off',
    // A telephone number is kept on one line by the style: with other spaces and hyphens, what is copied would not be a number.
    'tel-non-breaking': 'off',
    // Where JavaScript is off, a page that follows a meeting is loaded again from time to time.
    'meta-refresh': 'off',
    // Our own files come from our own address, named after their content.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});
