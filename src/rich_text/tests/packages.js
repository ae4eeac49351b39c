// The packages of the field are installed for the build, in `.make`. Tests find them there once this module is loaded, and
// import what needs them afterwards: `await import('../text.js')`.

import { register } from 'node:module';

const folder = new URL('../../../.make/', import.meta.url);
const hooks = `export const resolve = (name, context, next) =>
  next(name, name.startsWith('prosemirror-') ? { ...context, parentURL: ${JSON.stringify(folder.href)} } : context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
